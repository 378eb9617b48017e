package io.journeyledger.server.cli;

import io.journeyledger.ledger.LastInstant;
import io.journeyledger.server.exit.CommandFailure;
import io.journeyledger.server.exit.ExitCode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
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
            return LocalDate.parse(typed);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("'" + typed + "' is no day: use one such as 2026-01-31");
        }
    }

    private static Instant instant(String option, String typed, Function<LocalDate, Instant> ofDate) {
        try {
            return typed.indexOf('T') < 0
                    ? ofDate.apply(LocalDate.parse(typed))
                    : OffsetDateTime.parse(typed).toInstant();
        } catch (DateTimeParseException e) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    option + " is '" + typed + "': use a date such as 2026-01-31 or an instant such as"
                            + " 2026-01-31T12:00:00Z",
                    e);
        }
    }
}
