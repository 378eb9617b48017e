package io.journeyledger.query.web;

import io.journeyledger.ledger.LastInstant;
import io.journeyledger.query.InvalidQuestionException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Times as forms send them. */
public final class LocalTime {
    private static final int TO_THE_MINUTE = "2026-01-31T12:00".length();

    private LocalTime() {}

    /**
     * When something occurred or is due, in whole milliseconds: a date, which means its end, a date and time in the zone of
     * the pages, which without seconds means the end of its minute, or an instant.
     *
     * @param parameter what messages call it
     * @return nothing when nothing was typed
     */
    public static @Nullable Instant instant(String parameter, String typed, ZoneId zone) {
        return typed.isBlank() ? null : span(parameter, typed, zone).last().truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * Until when something is told: the same, to the end of what was typed. Of a day or a minute that goes on it is now.
     *
     * @return nothing when nothing was typed; later than now when what was typed is still to come
     */
    public static @Nullable Instant until(String parameter, String typed, ZoneId zone, Instant now) {
        if (typed.isBlank()) {
            return null;
        }
        Span span = span(parameter, typed, zone);
        return span.last().isAfter(now) && !span.first().isAfter(now) ? now : span.last();
    }

    private record Span(Instant first, Instant last) {
        Span(Instant only) {
            this(only, only);
        }
    }

    private static Span span(String parameter, String typed, ZoneId zone) {
        try {
            if (typed.indexOf('T') < 0) {
                LocalDate day = LocalDate.parse(typed);
                return new Span(day.atStartOfDay(zone).toInstant(), LastInstant.of(day, zone));
            }
            if (typed.endsWith("Z") || typed.indexOf('+') > 0) {
                return new Span(OffsetDateTime.parse(typed).toInstant());
            }
            Instant time = LocalDateTime.parse(typed).atZone(zone).toInstant();
            return typed.length() > TO_THE_MINUTE
                    ? new Span(time)
                    : new Span(time, time.plus(1, ChronoUnit.MINUTES).minusNanos(1));
        } catch (DateTimeParseException e) {
            throw new InvalidQuestionException(
                    parameter, typed, "use a date such as 2026-01-31 or a time such as 2026-01-31T12:00");
        }
    }

    /** The same as a form shows it, to the minute; nothing of nothing. */
    static @Nullable String form(@Nullable Instant instant, ZoneId zone) {
        return instant == null
                ? null
                : LocalDateTime.ofInstant(instant, zone)
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString();
    }
}
