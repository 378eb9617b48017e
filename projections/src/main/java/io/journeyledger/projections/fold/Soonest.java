package io.journeyledger.projections.fold;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The earliest of the instants it was given. Used by one thread. */
final class Soonest {

    private @Nullable Instant at;

    /** @param instant none: nothing to consider */
    void consider(@Nullable Instant instant) {
        if (instant != null && (at == null || instant.isBefore(at))) {
            at = instant;
        }
    }

    /** None while there was none. */
    @Nullable
    Instant at() {
        return at;
    }
}
