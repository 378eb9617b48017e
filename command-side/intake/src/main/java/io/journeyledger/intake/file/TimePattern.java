package io.journeyledger.intake.file;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Objects;

/** How a mapping writes a time, in Java's letters. Whatever a row says by it counts. */
final class TimePattern {

    /** They differ in every field of a time of day. */
    private static final ZonedDateTime MORNING =
            ZonedDateTime.of(2026, 3, 2, 9, 31, 47, 123_456_789, ZoneId.of("Europe/Berlin"));

    private static final ZonedDateTime EVENING = MORNING.with(LocalTime.of(21, 58, 3, 987_654_321));

    private final DateTimeFormatter format;

    private TimePattern(DateTimeFormatter format) {
        this.format = format;
    }

    /**
     * Strictly, so that a 31 February is refused and not moved. Months and days of the week have their English names.
     *
     * @throws IllegalArgumentException when it is no pattern
     */
    static TimePattern of(String pattern) {
        return new TimePattern(DateTimeFormatter.ofPattern(withStrictYears(pattern), Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT));
    }

    /** Strictness knows years as {@code u}. What stands in quotes is no letter of the pattern. */
    private static String withStrictYears(String pattern) {
        StringBuilder strict = new StringBuilder(pattern);
        boolean quoted = false;
        for (int i = 0; i < strict.length(); i++) {
            if (strict.charAt(i) == '\'') {
                quoted = !quoted;
            } else if (!quoted && strict.charAt(i) == 'y') {
                strict.setCharAt(i, 'u');
            }
        }
        return strict.toString();
    }

    /**
     * Whether it writes something of a time of day, and nobody can tell from that which: {@code hh:mm} without
     * {@code a}.
     */
    boolean losesTime() {
        String morning = format.format(MORNING);
        if (morning.equals(format.format(EVENING))) {
            return false;
        }
        try {
            return format.parse(morning).query(TemporalQueries.localTime()) == null;
        } catch (DateTimeException e) {
            return false; // then no row fits, and each is told so
        }
    }

    /**
     * @param zone of a text that names none, nor an offset
     * @param hour of one that names no time of day; where clocks skip it that day, the hour after
     * @return of a time that clocks show twice, when they are put back, the first
     * @throws DateTimeException when the text does not fit, or names a time that clocks skip when they are put forward
     */
    Instant read(String text, ZoneId zone, int hour) {
        TemporalAccessor read = format.parse(text);
        ZoneId own = Objects.requireNonNullElse(read.query(TemporalQueries.zone()), zone);
        LocalTime time = read.query(TemporalQueries.localTime());
        if (time == null) {
            return LocalDate.from(read).atTime(hour, 0).atZone(own).toInstant();
        }
        LocalDateTime local = LocalDate.from(read).atTime(time);
        if (own.getRules().getValidOffsets(local).isEmpty()) {
            throw new DateTimeException(local + " is skipped by the clocks of " + own);
        }
        return read.isSupported(ChronoField.INSTANT_SECONDS)
                ? Instant.from(read)
                : local.atZone(own).toInstant();
    }
}
