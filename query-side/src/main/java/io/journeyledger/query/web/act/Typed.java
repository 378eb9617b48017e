package io.journeyledger.query.web.act;

import io.journeyledger.ledger.Money;
import io.journeyledger.query.InvalidQuestionException;
import io.journeyledger.query.web.frame.LocalTime;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed into a form, and what is wrong with it.
 *
 * @param values as they were typed, by the names of the inputs
 * @param errors keys of texts by the names of the inputs
 */
public record Typed(Map<String, String> values, Map<String, String> errors) {

    static final Typed NOTHING = new Typed(Map.of(), Map.of());

    /** Far more than any input takes. */
    private static final int LONGEST = 20_000;

    /** A comma before three digits may group thousands as well as begin a fraction: nobody knows which was meant. */
    private static final Pattern AMOUNT = Pattern.compile("[0-9]+([.][0-9]+|,[0-9]{1,2})?");

    /** Control characters, which come along with what is pasted. No text takes them, and nobody would find them. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}&&[^\\t\\n\\r]]");

    public static Typed of(Map<String, String> parameters) {
        Map<String, String> values = new LinkedHashMap<>();
        parameters.forEach((name, value) -> {
            String seen = UNSEEN.matcher(value).replaceAll(" ");
            values.put(name, seen.length() > LONGEST ? seen.substring(0, LONGEST) : seen);
        });
        return new Typed(values, new LinkedHashMap<>());
    }

    public String value(String name) {
        return values.getOrDefault(name, "").strip();
    }

    /** What a form shows in this input. */
    public @Nullable String shown(String name) {
        return values.get(name);
    }

    /** Key of the text that says what is wrong with an input. */
    public @Nullable String error(String name) {
        return errors.get(name);
    }

    public boolean isWrong() {
        return !errors.isEmpty();
    }

    public void wrong(String name, String error) {
        errors.putIfAbsent(name, error);
    }

    /** The fields of the event, nested where they are; what is wrong is noted. */
    public Map<String, Object> data(List<Input> inputs, ZoneId zone) {
        Map<String, Object> data = new LinkedHashMap<>();
        for (Input input : inputs) {
            Object value = read(input, zone);
            if (value != null) {
                put(data, input.path(), value);
            } else if (input.kind() == Input.Kind.YES_OR_NO) {
                // Browsers do not send a box that is not ticked.
                put(data, input.path(), false);
            } else if (input.required()) {
                wrong(input.path(), "error.missing");
            }
        }
        return data;
    }

    private @Nullable Object read(Input input, ZoneId zone) {
        String text = value(input.path());
        if (text.isEmpty()) {
            return null;
        }
        return switch (input.kind()) {
            case TEXT, LONG_TEXT -> {
                if (text.length() > input.most()) {
                    wrong(input.path(), "error.tooLong");
                }
                yield text;
            }
            case CHOICE -> {
                if (!input.choices().contains(text)) {
                    wrong(input.path(), "error.choice");
                }
                yield text;
            }
            case YES_OR_NO -> true;
            case DECISION -> {
                if (!input.choices().contains(text)) {
                    wrong(input.path(), "error.choice");
                }
                yield text.equals("true");
            }
            case NUMBER -> number(input, text);
            case MINUTES -> {
                Object minutes = number(input, text);
                yield minutes instanceof Integer whole
                        ? Duration.ofMinutes(whole).toString()
                        : text;
            }
            case AMOUNT -> amount(input, text);
            case CURRENCY -> {
                String code = text.toUpperCase(Locale.ROOT);
                if (!Money.isCurrency(code)) {
                    wrong(input.path(), "error.currency");
                }
                yield code;
            }
            case INSTANT -> {
                Instant instant = instant(input.path(), zone);
                yield instant == null ? text : instant.toString();
            }
        };
    }

    private Object number(Input input, String text) {
        try {
            int number = Integer.parseInt(text);
            if (number < input.least() || number > input.most()) {
                wrong(input.path(), "error.range");
            }
            return number;
        } catch (NumberFormatException _) {
            wrong(input.path(), "error.number");
            return text;
        }
    }

    private Object amount(Input input, String text) {
        if (text.length() > input.most() || !AMOUNT.matcher(text).matches()) {
            wrong(input.path(), "error.amount");
            return text;
        }
        return new BigDecimal(text.replace(',', '.'));
    }

    /** Nothing when nothing, or no time, was typed; the latter is noted. */
    @Nullable
    Instant instant(String name, ZoneId zone) {
        try {
            return LocalTime.instant(name, value(name), zone);
        } catch (InvalidQuestionException _) {
            wrong(name, "error.time");
            return null;
        }
    }

    /** Notes at its input what the write side found wrong with a field; whether the form has it. */
    public boolean blame(String field, String code, List<Input> inputs) {
        String path = field.startsWith("data.") ? field.substring("data.".length()) : field;
        for (Input input : inputs) {
            if (input.path().equals(path)) {
                wrong(path, ERRORS.getOrDefault(code, "error.value"));
                return true;
            }
        }
        return false;
    }

    private static final Map<String, String> ERRORS =
            Map.of("missing-field", "error.missing", "too-large", "error.tooLong");

    @SuppressWarnings("unchecked") // what is nested was put there below
    private static void put(Map<String, Object> data, String path, Object value) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            data.put(path, value);
        } else {
            Map<String, Object> nested = (Map<String, Object>)
                    data.computeIfAbsent(path.substring(0, dot), _ -> new LinkedHashMap<String, Object>());
            put(nested, path.substring(dot + 1), value);
        }
    }
}
