package io.journeyledger.store.codec;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * Says what is wrong in a stored event in words of the ledger: the field and what stands there. It names no class, and
 * shows no value of which it is not known that it is none of a person's texts.
 */
final class StoredMistake {

    private static final int SHOWN = 40;

    private StoredMistake() {}

    /** @param read the event as a tree; none where it could not be read so far */
    static String of(JacksonException e, @Nullable JsonNode read) {
        if (read == null || !(e instanceof DatabindException)) {
            TokenStreamLocation at = e.getLocation();
            return "it is no complete JSON object"
                    + (at == null ? "" : ", at line " + at.getLineNr() + ", column " + at.getColumnNr());
        }
        String field = path(e);
        if (e instanceof UnrecognizedPropertyException) {
            return "there is no field " + field + " that this program knows";
        }
        JsonNode value = at(read, e);
        if (value.isMissingNode()) {
            return field + " is missing";
        }
        if (value.isNull()) {
            return field + " is null";
        }
        return field + ": " + shown(value, e) + " is not " + expected(e);
    }

    private static String path(JacksonException e) {
        String path = e.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining());
        return path.startsWith(".") ? path.substring(1) : path;
    }

    private static JsonNode at(JsonNode read, JacksonException e) {
        JsonNode node = read;
        for (JacksonException.Reference step : e.getPath()) {
            String name = step.getPropertyName();
            node = name == null ? node.path(step.getIndex()) : node.path(name);
        }
        return node;
    }

    private static String shown(JsonNode value, JacksonException e) {
        if (value.isObject()) {
            return "an object";
        }
        if (value.isArray()) {
            return "a list";
        }
        boolean harmless = e instanceof InvalidFormatException || e.getCause() instanceof DateTimeException;
        String text = value.asString();
        return !harmless ? "the value" : "'" + (text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…") + "'";
    }

    private static String expected(JacksonException e) {
        if (e.getCause() instanceof DateTimeException) {
            return "an instant";
        }
        Class<?> wanted = e instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        if (wanted == null) {
            return "what is expected there";
        }
        if (wanted.isEnum()) {
            return "one that this program knows";
        }
        if (wanted == int.class || wanted == long.class || wanted == Integer.class || wanted == Long.class) {
            return "a whole number";
        }
        return wanted == double.class || wanted == BigDecimal.class ? "a number" : "what is expected there";
    }
}
