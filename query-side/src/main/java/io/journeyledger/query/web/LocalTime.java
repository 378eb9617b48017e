package io.journeyledger.query.web;

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
     * A date, which means its end, a date and time in the zone of the pages, which without seconds means the end of its
     * minute, or an instant.
     *
     * @param parameter what messages call it
     * @return nothing when nothing was typed
     */
    public static @Nullable Instant instant(String parameter, String typed, ZoneId zone) {
        if (typed.isBlank()) {
            return null;
        }
        try {
            if (typed.indexOf('T') < 0) {
                return LocalDate.parse(typed)
                        .plusDays(1)
                        .atStartOfDay(zone)
                        .toInstant()
                        .minusMillis(1);
            }
            return typed.endsWith("Z") || typed.indexOf('+') > 0
                    ? OffsetDateTime.parse(typed).toInstant()
                    : endOfMinute(typed).atZone(zone).toInstant();
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

    private static LocalDateTime endOfMinute(String typed) {
        LocalDateTime time = LocalDateTime.parse(typed);
        return typed.length() > TO_THE_MINUTE ? time : time.plusMinutes(1).minusNanos(1_000_000);
    }
}
