package io.journeyledger.projections.fold;

import io.journeyledger.ledger.ChurnEvent.WinBackAttempted;
import io.journeyledger.ledger.ContactEvent;
import io.journeyledger.ledger.ContactEvent.*;
import io.journeyledger.ledger.Occasion;
import io.journeyledger.projections.document.OccasionKind;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of occasions to care for the customer.
 *
 * @param taken the last decision about each
 * @param winBackTried when somebody tried last to win the customer back
 */
record Decisions(Map<String, Verdict> taken, @Nullable Instant winBackTried) {

    /** @param until put off until then; none: settled, for ever */
    record Verdict(@Nullable Instant until) {

        boolean settled() {
            return until == null;
        }
    }

    static final Decisions NONE = new Decisions(Map.of(), null);

    private static final Verdict SETTLED = new Verdict(null);

    Decisions evolve(ContactEvent event) {
        return switch (event) {
            case CareOccasionDone e -> with(e.occasion(), SETTLED);
            case CareOccasionDismissed e -> with(e.occasion(), SETTLED);
            case CareOccasionSnoozed e -> {
                Verdict before = taken.get(key(e.occasion()));
                yield before != null && before.settled() ? this : with(e.occasion(), new Verdict(e.until()));
            }
            case ContactMade _, PromiseMade _, PromiseKept _, PromiseBroken _ -> this;
        };
    }

    Decisions tried(WinBackAttempted event) {
        return new Decisions(taken, event.occurredAt());
    }

    /** None while nothing was decided. */
    @Nullable
    Verdict about(String occasion) {
        return taken.isEmpty() ? null : taken.get(key(occasion));
    }

    private Decisions with(String occasion, Verdict verdict) {
        return new Decisions(Copies.with(taken, key(occasion), verdict), winBackTried);
    }

    /**
     * Which purchase was the first may turn out otherwise, when an earlier one is learnt of or journeys are merged.
     * Nobody is welcomed twice for that: what hangs on the first purchase is told by its kind alone.
     */
    private static String key(String name) {
        Occasion occasion = Occasion.of(name);
        if (occasion == null) {
            return name;
        }
        String kind = occasion.kind();
        return kind.equals(OccasionKind.WELCOME.label()) || kind.startsWith(OccasionKind.ANNIVERSARY.label())
                ? kind
                : name;
    }
}
