package io.journeyledger.query;

import co.elastic.clients.json.JsonData;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A few fields of one document.
 *
 * @param fields the values of each field that has any
 */
record Row(Map<String, JsonData> fields) {

    /** The only value of a field that every such document has. */
    String text(String field) {
        return Objects.requireNonNull(textOrNone(field), field);
    }

    @Nullable
    String textOrNone(String field) {
        List<String> texts = texts(field);
        return texts.isEmpty() ? null : texts.getFirst();
    }

    /** All values, each once, in the order of the alphabet: so Elasticsearch keeps them. */
    List<String> texts(String field) {
        return values(field).stream()
                .map(value -> ((JsonString) value).getString())
                .toList();
    }

    boolean has(String field) {
        return !values(field).isEmpty();
    }

    boolean is(String field) {
        return values(field).contains(JsonValue.TRUE);
    }

    double number(String field) {
        return ((JsonNumber) values(field).getFirst()).doubleValue();
    }

    Instant instant(String field) {
        return Objects.requireNonNull(instantOrNone(field), field);
    }

    @Nullable
    Instant instantOrNone(String field) {
        String millis = textOrNone(field);
        return millis == null ? null : Instant.ofEpochMilli(Long.parseLong(millis));
    }

    <E extends Enum<E>> @Nullable E name(String field, Class<E> type) {
        String name = textOrNone(field);
        return name == null ? null : Enum.valueOf(type, name);
    }

    private List<JsonValue> values(String field) {
        JsonData values = fields.get(field);
        return values == null ? List.of() : values.toJson().asJsonArray();
    }
}
