package io.journeyledger.query.elasticsearch;

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
public record Row(Map<String, JsonData> fields) {

    /** The only value of a field that every such document has. */
    public String text(String field) {
        return Objects.requireNonNull(textOrNone(field), field);
    }

    @Nullable
    public String textOrNone(String field) {
        List<String> texts = texts(field);
        return texts.isEmpty() ? null : texts.getFirst();
    }

    /** All values, each once, in the order of the alphabet: so Elasticsearch keeps them. */
    public List<String> texts(String field) {
        return values(field).stream()
                .map(value -> ((JsonString) value).getString())
                .toList();
    }

    public boolean has(String field) {
        return !values(field).isEmpty();
    }

    public boolean is(String field) {
        return values(field).contains(JsonValue.TRUE);
    }

    public double number(String field) {
        return ((JsonNumber) values(field).getFirst()).doubleValue();
    }

    public Instant instant(String field) {
        return Objects.requireNonNull(instantOrNone(field), field);
    }

    @Nullable
    public Instant instantOrNone(String field) {
        String millis = textOrNone(field);
        return millis == null ? null : Instant.ofEpochMilli(Long.parseLong(millis));
    }

    public <E extends Enum<E>> @Nullable E name(String field, Class<E> type) {
        String name = textOrNone(field);
        return name == null ? null : Enum.valueOf(type, name);
    }

    private List<JsonValue> values(String field) {
        JsonData values = fields.get(field);
        return values == null ? List.of() : values.toJson().asJsonArray();
    }
}
