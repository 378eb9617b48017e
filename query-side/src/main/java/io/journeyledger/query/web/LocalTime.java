package io.journeyledger.query.web;

import io.journeyledger.query.InvalidQuestionException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Times as forms send them. */
public final class LocalTime {
    private LocalTime() {}

    /**
     * A date, which means its end, a date and time in the zone of the pages, or an instant.
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
                    : LocalDateTime.parse(typed).atZone(zone).toInstant();
        } catch (DateTimeParseException e) {
            throw new InvalidQuestionException(
                    parameter, typed, "use a date such as 2026-01-31 or a time such as 2026-01-31T12:00");
        }
    }
}
