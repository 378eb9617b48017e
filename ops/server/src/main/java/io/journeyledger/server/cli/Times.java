package io.journeyledger.server.cli;

import io.journeyledger.ledger.LastInstant;
import io.journeyledger.server.exit.CommandFailure;
import io.journeyledger.server.exit.ExitCode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.function.Function;
import picocli.CommandLine.TypeConversionException;

/** Times as people type them. */
final class Times {
    private Times() {}

    /**
     * An instant, or the last of a date in UTC.
     *
     * @param option what messages call it
     */
    static Instant instant(String option, String typed) {
        return instant(option, typed, day -> LastInstant.of(day, ZoneOffset.UTC));
    }

    /** An instant, or the first of a date in UTC. */
    static Instant begin(String option, String typed) {
        return instant(option, typed, date -> date.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /** A day alone, as picocli asks for it. */
    static LocalDate day(String typed) {
        try {
            return inCalendar(LocalDate.parse(typed));
        } catch (DateTimeException e) {
            throw new TypeConversionException("'" + typed + "' is no day: use one such as 2026-01-31");
        }
    }

    /** RFC 3339 knows the years 0001 to 9999. */
    private static <T extends TemporalAccessor> T inCalendar(T time) {
        int year = time.get(ChronoField.YEAR);
        if (year < 1 || year > 9999) {
            throw new DateTimeException("no year of four digits: " + year);
        }
        return time;
    }

    private static Instant instant(String option, String typed, Function<LocalDate, Instant> ofDate) {
        try {
            return typed.indexOf('T') < 0
                    ? ofDate.apply(inCalendar(LocalDate.parse(typed)))
                    : inCalendar(OffsetDateTime.parse(typed)).toInstant();
        } catch (DateTimeException e) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    option + " is '" + typed + "': use a date such as 2026-01-31 or an instant such as"
                            + " 2026-01-31T12:00:00Z",
                    e);
        }
    }
}
