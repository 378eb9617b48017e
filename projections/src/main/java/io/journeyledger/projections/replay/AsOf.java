package io.journeyledger.projections.replay;

import io.journeyledger.ledger.Recorded;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The two times of a replay.
 *
 * @param recordedUntil only what was recorded by then was known; none: everything is known
 * @param occurredUntil only what occurred by then had happened; none: everything has
 * @param now the instant for which documents are made where neither time names one
 */
public record AsOf(
        @Nullable Instant recordedUntil, @Nullable Instant occurredUntil, Instant now) {

    /** Everything that is in the ledger. */
    public static AsOf now(Instant now) {
        return new AsOf(null, null, now);
    }

    /** Which events are known. */
    public Predicate<Recorded> known() {
        return recorded -> (recordedUntil == null || !recorded.recordedAt().isAfter(recordedUntil))
                && (occurredUntil == null || !recorded.event().occurredAt().isAfter(occurredUntil));
    }

    /** The instant for which documents are made: the earlier of both times, and not in the future. */
    public Instant instant() {
        Instant instant = now;
        if (recordedUntil != null && recordedUntil.isBefore(instant)) {
            instant = recordedUntil;
        }
        if (occurredUntil != null && occurredUntil.isBefore(instant)) {
            instant = occurredUntil;
        }
        return instant;
    }

    /** Whether it leaves anything out that the ledger holds or will hold. */
    public boolean isCut() {
        return recordedUntil != null || occurredUntil != null;
    }
}
