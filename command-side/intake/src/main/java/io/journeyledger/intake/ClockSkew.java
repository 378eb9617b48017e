package io.journeyledger.intake;

import java.time.Duration;

/** @param allowed how far the clocks of sources may run ahead of ours; not negative */
public record ClockSkew(Duration allowed) {}
