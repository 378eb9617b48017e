package io.journeyledger.intake;

import java.time.Duration;

/** @param allowed how far the clocks of sources may run ahead of ours; not negative */
record ClockSkew(Duration allowed) {

    public ClockSkew {
        if (allowed.isNegative()) {
            throw new IllegalArgumentException(
                    "journey.intake.clock-skew is '" + allowed + "': use a duration of zero or more, such as 5m");
        }
    }
}
