package io.journeyledger.query.dashboards;

import co.elastic.clients.json.JsonData;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cells out of the fields of a document that was found. */
final class Documents {

    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");

    private Documents() {}

    static List<@Nullable Object> row(List<String> columns, Map<String, JsonData> fields) {
        List<@Nullable Object> row = new ArrayList<>();
        columns.forEach(column -> row.add(first(fields.get(column))));
        return row;
    }

    /** Fields come as lists; of ours that are shown, each has one value. */
    private static @Nullable Object first(@Nullable JsonData field) {
        if (field == null || field.toJson().asJsonArray().isEmpty()) {
            return null;
        }
        JsonValue value = field.toJson().asJsonArray().getFirst();
        return switch (value) {
            case JsonString text -> cell(text.getString());
            case JsonNumber number -> number.isIntegral() ? (Object) number.longValue() : (Object) number.doubleValue();
            default -> value.toString();
        };
    }

    private static Object cell(String text) {
        if (INSTANT.matcher(text).matches()) {
            try {
                return Instant.parse(text);
            } catch (DateTimeParseException _) {
                return text;
            }
        }
        return text;
    }
}
