package io.journeyledger.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Where a day ends for those who name one as an end: a nanosecond before the next, which nothing can fall between. */
public final class LastInstant {

    private LastInstant() {}

    /** @param zone in which the day is meant; it is longer or shorter where clocks are put back or forward */
    public static Instant of(LocalDate day, ZoneId zone) {
        return day.plusDays(1).atStartOfDay(zone).toInstant().minusNanos(1);
    }
}
