package io.journeyledger.projections.rehearsal;

import io.journeyledger.projections.replay.AsOf;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One of the two readings that are compared.
 *
 * @param policy version of a policy that is known; none: the one of the program
 * @param recordedUntil only what was recorded by then is known; none: everything is
 * @param occurredUntil only what occurred by then has happened; none: everything has
 */
public record Side(
        @Nullable String policy,
        @Nullable Instant recordedUntil,
        @Nullable Instant occurredUntil) {

    /** The policy of the program, and everything that is in the ledger. */
    public static final Side TODAY = new Side(null, null, null);

    AsOf asOf(Instant now) {
        return new AsOf(recordedUntil, occurredUntil, now);
    }
}
