package io.journeyledger.query.figures;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** Lengths of periods. Weeks begin on Monday (ISO 8601). */
public enum Step {
    DAY(ChronoUnit.DAYS),
    WEEK(ChronoUnit.WEEKS),
    MONTH(ChronoUnit.MONTHS);

    private final ChronoUnit unit;

    Step(ChronoUnit unit) {
        this.unit = unit;
    }

    /** The first day of the period that the instant lies in. */
    LocalDate period(Instant instant, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(instant, zone);
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    /** @param period first day of a period */
    LocalDate plus(LocalDate period, long periods) {
        return period.plus(periods, unit);
    }

    /** How many periods later the second begins. */
    int between(LocalDate first, LocalDate second) {
        return Math.toIntExact(unit.between(first, second));
    }
}
