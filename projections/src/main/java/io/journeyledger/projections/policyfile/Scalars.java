package io.journeyledger.projections.policyfile;

import io.journeyledger.projections.policy.Between;
import io.journeyledger.projections.policy.Positive;
import java.lang.reflect.AnnotatedElement;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Single values: what their text means, or what it should have been. */
final class Scalars {

    /** Longer durations would lead instants out of their range. */
    private static final Duration LONGEST = Duration.ofDays(36_525);

    /** Numbers of more digits are no thresholds, and are costly to reckon with. */
    private static final int DIGITS = 40;

    private Scalars() {}

    /** What is wrong with a value, as the end of a sentence that begins with it. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        Wrong(String message) {
            super(message, null, false, false);
        }

        String text() {
            return String.valueOf(getMessage());
        }
    }

    static boolean reads(Class<?> type) {
        return type.isEnum()
                || List.of(
                                String.class,
                                boolean.class,
                                Boolean.class,
                                int.class,
                                Integer.class,
                                long.class,
                                Long.class,
                                double.class,
                                Double.class,
                                BigDecimal.class,
                                Duration.class,
                                Instant.class,
                                LocalDate.class,
                                ZoneId.class)
                        .contains(type);
    }

    /** @param rules annotations that bound it */
    static Object read(String text, Class<?> type, AnnotatedElement rules) throws Wrong {
        if (type == String.class) {
            if (text.isBlank()) {
                throw new Wrong("is empty; allowed: a text");
            }
            return text;
        }
        if (type.isEnum()) {
            return constant(text, type);
        }
        if (type == boolean.class || type == Boolean.class) {
            return switch (text) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new Wrong("is neither true nor false");
            };
        }
        if (type == Duration.class) {
            return duration(text, rules.isAnnotationPresent(Positive.class));
        }
        if (type == ZoneId.class) {
            return zone(text);
        }
        if (type == LocalDate.class || type == Instant.class) {
            return date(text, type);
        }
        return number(text, type, rules.getAnnotation(Between.class));
    }

    /** What could stand where nothing does, as the end of a message; empty where it is not told. */
    static String allowed(Class<?> type, AnnotatedElement rules) {
        try {
            read("", type, rules);
            return "";
        } catch (Wrong e) {
            int told = e.text().indexOf("; allowed: ");
            return told < 0 ? "" : e.text().substring(told);
        }
    }

    private static Object constant(String text, Class<?> type) throws Wrong {
        List<String> names = Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .toList();
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(text)) {
                return constant;
            }
        }
        throw new Wrong("is not known; allowed: " + String.join(", ", names)
                + Suggestion.of(text.toUpperCase(Locale.ROOT), names));
    }

    private static Duration duration(String text, boolean positive) throws Wrong {
        try {
            Duration duration = Duration.parse(text);
            if (duration.isNegative() || (positive && duration.isZero()) || duration.compareTo(LONGEST) > 0) {
                throw new Wrong("is out of range; allowed: " + (positive ? "more than PT0S" : "from PT0S") + " up to P"
                        + LONGEST.toDays() + "D");
            }
            return duration;
        } catch (DateTimeException | ArithmeticException e) {
            throw new Wrong("is no duration; allowed: ISO 8601 days and times such as P56D or PT4H (a week is P7D)");
        }
    }

    private static ZoneId zone(String text) throws Wrong {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new Wrong("is no time zone; allowed: a name of the tz database such as Europe/London"
                    + Suggestion.of(text, ZoneId.getAvailableZoneIds()));
        }
    }

    private static Object date(String text, Class<?> type) throws Wrong {
        try {
            return type == LocalDate.class ? LocalDate.parse(text) : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new Wrong(
                    type == LocalDate.class
                            ? "is no date; allowed: year, month and day such as 2026-12-25"
                            : "is no instant; allowed: ISO 8601 in UTC such as 2026-12-25T00:00:00Z");
        }
    }

    private static Object number(String text, Class<?> type, @Nullable Between between) throws Wrong {
        boolean whole = type == int.class || type == Integer.class || type == long.class || type == Long.class;
        BigDecimal number;
        try {
            number = new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new Wrong((whole ? "is no whole number" : "is no number") + allowed(between));
        }
        boolean tooLong = number.precision() > DIGITS || Math.abs((long) number.scale()) > DIGITS;
        if (tooLong || (whole && number.stripTrailingZeros().scale() > 0)) {
            throw new Wrong((whole ? "is no whole number" : "has too many digits") + allowed(between));
        }
        if (between != null
                && (number.compareTo(BigDecimal.valueOf(between.min())) < 0
                        || number.compareTo(BigDecimal.valueOf(between.max())) > 0)) {
            throw new Wrong("is out of range" + allowed(between));
        }
        try {
            if (type == int.class || type == Integer.class) {
                return number.intValueExact();
            }
            if (type == long.class || type == Long.class) {
                return number.longValueExact();
            }
        } catch (ArithmeticException e) {
            throw new Wrong("is out of range" + allowed(between));
        }
        return type == BigDecimal.class ? number : (Object) number.doubleValue();
    }

    private static String allowed(@Nullable Between between) {
        return between == null ? "" : "; allowed: from " + plain(between.min()) + " to " + plain(between.max());
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
