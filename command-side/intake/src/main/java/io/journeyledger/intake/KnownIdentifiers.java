package io.journeyledger.intake;

import io.journeyledger.ledger.JourneyId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Whose identifiers are, as far as this process has written it lately: the last {@value #MOST} or so, about 20 MB. Right only
 * where nobody else writes, as in a folder of SQLite, which one process owns. What a transaction links is known to that
 * transaction only, until it commits; what it takes away is forgotten at once.
 */
final class KnownIdentifiers {

    private static final int MOST = 100_000;

    private final Map<String, JourneyId> committed = new ConcurrentHashMap<>();

    /** Whose it is, for the transaction that writes; null when that is not known here. */
    @Nullable
    JourneyId owner(String print) {
        JourneyId owner = committed.get(print);
        Uncommitted own = owner == null ? Uncommitted.current(this) : null;
        return own == null ? owner : own.linked.get(print);
    }

    void link(Map<String, JourneyId> linked) {
        Uncommitted own = Uncommitted.open(this);
        if (own != null) {
            own.linked.putAll(linked);
        }
    }

    void forget(String print) {
        committed.remove(print);
        Uncommitted own = Uncommitted.current(this);
        if (own != null) {
            own.linked.remove(print);
        }
    }

    void forgetAll() {
        committed.clear();
        Uncommitted own = Uncommitted.current(this);
        if (own != null) {
            own.linked.clear();
        }
    }

    /** What the transaction of this thread linked. */
    private static final class Uncommitted implements TransactionSynchronization {

        private final KnownIdentifiers all;
        private final Map<String, JourneyId> linked = new HashMap<>();

        private Uncommitted(KnownIdentifiers all) {
            this.all = all;
        }

        static @Nullable Uncommitted current(KnownIdentifiers all) {
            return (Uncommitted) TransactionSynchronizationManager.getResource(all);
        }

        static @Nullable Uncommitted open(KnownIdentifiers all) {
            if (!TransactionSynchronizationManager.isSynchronizationActive()) {
                return null;
            }
            Uncommitted own = current(all);
            if (own == null) {
                own = new Uncommitted(all);
                TransactionSynchronizationManager.bindResource(all, own);
                TransactionSynchronizationManager.registerSynchronization(own);
            }
            return own;
        }

        @Override
        public void afterCommit() {
            if (all.committed.size() > MOST) {
                all.committed.clear();
            }
            all.committed.putAll(linked);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(all);
        }
    }
}
