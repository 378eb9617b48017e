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
 * @param now the instant for which documents are made where neither time names one; neither is later
 */
public record AsOf(
        @Nullable Instant recordedUntil, @Nullable Instant occurredUntil, Instant now) {

    /** @throws FutureTimeException when one of the times is still to come */
    public AsOf {
        refuseFuture("recordedUntil", recordedUntil, now);
        refuseFuture("occurredUntil", occurredUntil, now);
    }

    /** Everything that is in the ledger. */
    public static AsOf now(Instant now) {
        return new AsOf(null, null, now);
    }

    /** Which events are known. */
    public Predicate<Recorded> known() {
        return recorded -> (recordedUntil == null || !recorded.recordedAt().isAfter(recordedUntil))
                && (occurredUntil == null || !recorded.event().occurredAt().isAfter(occurredUntil));
    }

    /** The instant for which documents are made: the earlier of both times. */
    public Instant instant() {
        Instant instant = recordedUntil == null ? now : recordedUntil;
        if (occurredUntil != null && occurredUntil.isBefore(instant)) {
            instant = occurredUntil;
        }
        return instant;
    }

    private static void refuseFuture(String parameter, @Nullable Instant time, Instant now) {
        if (time != null && time.isAfter(now)) {
            throw new FutureTimeException(parameter, time, "leave it out to be told all that is known by now");
        }
    }
}
