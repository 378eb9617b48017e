package io.journeyledger.projections.policyfile;

import io.journeyledger.ledger.Argument;
import io.journeyledger.ledger.Phrase;
import io.journeyledger.projections.policy.Between;
import io.journeyledger.projections.policy.Fault;
import io.journeyledger.projections.policy.Positive;
import java.lang.reflect.AnnotatedElement;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
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

        private final transient Phrase what;
        private final transient List<Phrase> instead;

        /** @param instead what would be right, as far as it is told */
        Wrong(Fault what, List<Phrase> instead) {
            super(what.key(), null, false, false);
            this.what = what.of();
            this.instead = instead;
        }

        Wrong(Fault what, Phrase... instead) {
            this(what, List.of(instead));
        }

        /** The whole sentence. */
        List<Phrase> of(Phrase value) {
            return Stream.concat(Stream.of(value, what), instead.stream()).toList();
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
                                LocalDate.class,
                                ZoneId.class)
                        .contains(type);
    }

    /** @param rules annotations that bound it */
    static Object read(String text, Class<?> type, AnnotatedElement rules) throws Wrong {
        if (type == String.class) {
            if (text.isBlank()) {
                throw new Wrong(Fault.EMPTY, Fault.ALLOWED_TEXT.of());
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
                default -> throw new Wrong(Fault.NO_TRUTH);
            };
        }
        if (type == Duration.class) {
            return duration(text, rules.isAnnotationPresent(Positive.class));
        }
        if (type == ZoneId.class) {
            return zone(text);
        }
        if (type == LocalDate.class) {
            return date(text);
        }
        return number(text, type, rules.getAnnotation(Between.class));
    }

    /** What could stand where nothing does, as far as it is told. */
    static List<Phrase> allowed(Class<?> type, AnnotatedElement rules) {
        try {
            read("", type, rules);
            return List.of();
        } catch (Wrong e) {
            return e.instead;
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
        throw new Wrong(
                Fault.UNKNOWN,
                and(Fault.ALLOWED.of(Argument.texts(names)), Suggestion.of(text.toUpperCase(Locale.ROOT), names)));
    }

    private static Duration duration(String text, boolean positive) throws Wrong {
        try {
            Duration duration = Duration.parse(text);
            if (duration.isNegative() || (positive && duration.isZero()) || duration.compareTo(LONGEST) > 0) {
                throw new Wrong(
                        Fault.OUT_OF_RANGE,
                        (positive ? Fault.ALLOWED_ABOVE_UP_TO : Fault.ALLOWED_UP_TO)
                                .with("P" + LONGEST.toDays() + "D"));
            }
            return duration;
        } catch (DateTimeException | ArithmeticException e) {
            throw new Wrong(Fault.NO_DURATION, Fault.ALLOWED_DURATION.of());
        }
    }

    private static ZoneId zone(String text) throws Wrong {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new Wrong(
                    Fault.NO_ZONE, and(Fault.ALLOWED_ZONE.of(), Suggestion.of(text, ZoneId.getAvailableZoneIds())));
        }
    }

    private static LocalDate date(String text) throws Wrong {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new Wrong(Fault.NO_DATE, Fault.ALLOWED_DATE.of());
        }
    }

    private static Object number(String text, Class<?> type, @Nullable Between between) throws Wrong {
        boolean whole = type == int.class || type == Integer.class || type == long.class || type == Long.class;
        BigDecimal number;
        try {
            number = new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new Wrong(whole ? Fault.NO_WHOLE_NUMBER : Fault.NO_NUMBER, allowed(between));
        }
        boolean tooLong = number.precision() > DIGITS || Math.abs((long) number.scale()) > DIGITS;
        if (tooLong || (whole && number.stripTrailingZeros().scale() > 0)) {
            throw new Wrong(whole ? Fault.NO_WHOLE_NUMBER : Fault.TOO_MANY_DIGITS, allowed(between));
        }
        if (between != null
                && (number.compareTo(BigDecimal.valueOf(between.min())) < 0
                        || number.compareTo(BigDecimal.valueOf(between.max())) > 0)) {
            throw new Wrong(Fault.OUT_OF_RANGE, allowed(between));
        }
        try {
            if (type == int.class || type == Integer.class) {
                return number.intValueExact();
            }
            if (type == long.class || type == Long.class) {
                return number.longValueExact();
            }
        } catch (ArithmeticException e) {
            throw new Wrong(Fault.OUT_OF_RANGE, allowed(between));
        }
        return type == BigDecimal.class ? number : (Object) number.doubleValue();
    }

    private static List<Phrase> allowed(@Nullable Between between) {
        return between == null
                ? List.of()
                : List.of(Fault.ALLOWED_FROM_TO.with(plain(between.min()), plain(between.max())));
    }

    private static List<Phrase> and(Phrase first, List<Phrase> others) {
        return Stream.concat(Stream.of(first), others.stream()).toList();
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
