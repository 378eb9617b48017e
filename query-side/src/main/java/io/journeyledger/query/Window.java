package io.journeyledger.query;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A time.
 *
 * @param from its first instant; none: from the beginning
 * @param until the first instant that is not in it; none: up to the end
 */
public record Window(@Nullable Instant from, @Nullable Instant until) {

    /** All time. */
    public static final Window ALWAYS = new Window(null, null);

    private static final String YEARS = "use a year from 1 to 9999";
    private static final Instant LEAST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant GREATEST = Instant.parse("9999-12-31T23:59:59Z");

    /** @throws InvalidQuestionException when it ends before it begins, or lies outside of the years 1 to 9999 */
    public Window {
        within("from", from);
        within("until", until);
        if (from != null && until != null && !from.isBefore(until)) {
            throw new InvalidQuestionException("until", until.toString(), "it must lie after from, " + from);
        }
    }

    /**
     * From the begin of one day to the end of another.
     *
     * @throws InvalidQuestionException as the others
     */
    public static Window of(LocalDate from, LocalDate until, ZoneId zone) {
        within("from", from);
        within("until", until);
        if (until.isBefore(from)) {
            throw new InvalidQuestionException("until", until.toString(), "it must not lie before from, " + from);
        }
        return new Window(
                from.atStartOfDay(zone).toInstant(),
                until.plusDays(1).atStartOfDay(zone).toInstant());
    }

    private static void within(String parameter, LocalDate day) {
        if (day.getYear() < 1 || day.getYear() > 9_999) {
            throw new InvalidQuestionException(parameter, day.toString(), YEARS);
        }
    }

    private static void within(String parameter, @Nullable Instant instant) {
        if (instant != null && (instant.isBefore(LEAST) || instant.isAfter(GREATEST))) {
            throw new InvalidQuestionException(parameter, instant.toString(), YEARS);
        }
    }
}
