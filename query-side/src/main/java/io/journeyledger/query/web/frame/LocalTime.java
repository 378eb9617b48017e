package io.journeyledger.query.web.frame;

import io.journeyledger.ledger.LastInstant;
import io.journeyledger.query.InvalidQuestionException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times as forms send them. */
public final class LocalTime {
    private static final int TO_THE_MINUTE = "2026-01-31T12:00".length();

    /** A date has its own hyphens. */
    private static final Pattern OFFSET = Pattern.compile("T.*[Z+-]");

    private LocalTime() {}

    /**
     * When something occurred or is due, in whole milliseconds: a date, which means its end, a date and time in the
     * zone of the pages, which without seconds means the end of its minute, or an instant.
     *
     * @param parameter what messages call it
     * @return nothing when nothing was typed
     */
    public static @Nullable Instant instant(String parameter, String typed, ZoneId zone) {
        return typed.isBlank() ? null : span(parameter, typed, zone).last().truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * Until when something is told: the same, to the end of what was typed. Of a day or a minute that goes on it is
     * now.
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
                within(day.getYear());
                return new Span(day.atStartOfDay(zone).toInstant(), LastInstant.of(day, zone));
            }
            if (OFFSET.matcher(typed).find()) {
                OffsetDateTime time = OffsetDateTime.parse(typed);
                within(time.getYear());
                return new Span(time.toInstant());
            }
            LocalDateTime local = LocalDateTime.parse(typed);
            within(local.getYear());
            Instant time = local.atZone(zone).toInstant();
            return typed.length() > TO_THE_MINUTE
                    ? new Span(time)
                    : new Span(time, time.plus(1, ChronoUnit.MINUTES).minusNanos(1));
        } catch (DateTimeException e) {
            throw new InvalidQuestionException(
                    parameter, typed, "use a date such as 2026-01-31 or a time such as 2026-01-31T12:00");
        }
    }

    private static void within(int year) {
        if (year < 1 || year > 9_999) {
            throw new DateTimeException("no index takes the year " + year);
        }
    }

    /** The same as a form shows it, to the minute; nothing of nothing. */
    public static @Nullable String form(@Nullable Instant instant, ZoneId zone) {
        return instant == null
                ? null
                : LocalDateTime.ofInstant(instant, zone)
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString();
    }
}
