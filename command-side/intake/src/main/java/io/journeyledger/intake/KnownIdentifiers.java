package io.journeyledger.intake;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.store.memory.OfTransaction;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Whose identifiers are, as far as this process has written it lately: the last {@value #MOST} or so, about 20 MB.
 * Right only where nobody else writes, as in a folder of SQLite, which one process owns. What a transaction links is
 * known to that transaction only, until it commits; what it takes away is forgotten at once.
 */
final class KnownIdentifiers {

    private static final int MOST = 100_000;

    private final Map<String, JourneyId> committed = new ConcurrentHashMap<>();
    private final OfTransaction<Map<String, JourneyId>> uncommitted = new OfTransaction<>(HashMap::new, this::remember);

    /** Whose it is, for the transaction that writes; null when that is not known here. */
    @Nullable
    JourneyId owner(String print) {
        JourneyId owner = committed.get(print);
        Map<String, JourneyId> own = owner == null ? uncommitted.current() : null;
        return own == null ? owner : own.get(print);
    }

    void link(Map<String, JourneyId> linked) {
        Map<String, JourneyId> own = uncommitted.open();
        if (own != null) {
            own.putAll(linked);
        }
    }

    void forget(String print) {
        committed.remove(print);
        Map<String, JourneyId> own = uncommitted.current();
        if (own != null) {
            own.remove(print);
        }
    }

    void forgetAll() {
        committed.clear();
        Map<String, JourneyId> own = uncommitted.current();
        if (own != null) {
            own.clear();
        }
    }

    private void remember(Map<String, JourneyId> linked) {
        if (committed.size() > MOST) {
            committed.clear();
        }
        committed.putAll(linked);
    }
}
