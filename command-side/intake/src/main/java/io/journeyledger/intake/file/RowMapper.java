package io.journeyledger.intake.file;

import io.journeyledger.intake.Entry;
import io.journeyledger.intake.EntryReader;
import io.journeyledger.intake.RejectedEntryException;
import io.journeyledger.intake.Rejection;
import io.journeyledger.intake.Unicode;
import io.journeyledger.ledger.Argument;
import io.journeyledger.ledger.EventType;
import io.journeyledger.ledger.Money;
import io.journeyledger.ledger.Provenance;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes the entries of a row, as a mapping says. */
final class RowMapper {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final EntryReader reader;
    private final List<Compiled> entries = new ArrayList<>();
    private final String source;

    private record Compiled(
            EventType type,
            Template id,
            Template time,
            List<TimePattern> patterns,
            ZoneId zone,
            int hour,
            @Nullable Template minusMonths,
            Object customer,
            @Nullable Object data,
            Map<Template, JsonNode> when) {}

    RowMapper(Mapping mapping, EntryReader reader) throws InvalidMappingException {
        this.reader = reader;
        this.source = mapping.source();
        Map<String, Map<String, String>> maps = mapping.maps() == null ? Map.of() : mapping.maps();
        for (Mapping.EntryMapping entry : mapping.entries()) {
            entries.add(compile(entry, maps));
        }
    }

    /** @throws RejectedEntryException when one of the row's entries cannot be made; then none is */
    List<Entry> map(Row row) throws RejectedEntryException {
        List<Entry> made = new ArrayList<>(entries.size());
        for (Compiled entry : entries) {
            if (applies(entry, row)) {
                ObjectNode data = entry.data() == null ? JSON.objectNode() : (ObjectNode) fill(entry.data(), row);
                data.set("customer", customer(entry, row));
                Provenance provenance = Provenance.of(source, entry.id().fill(row));
                made.add(reader.read(provenance, entry.type(), time(entry, row), null, data));
            }
        }
        if (made.isEmpty()) {
            throw new RejectedEntryException(new Rejection(
                    Rejection.Code.MALFORMED.code(), "no entry of the mapping applies to this row", null));
        }
        return made;
    }

    /** By those identifiers that the row has; without any it is told as any entry that names nobody. */
    private static JsonNode customer(Compiled entry, Row row) {
        JsonNode all = fill(entry.customer(), row);
        ArrayNode there = JSON.arrayNode();
        all.forEach(identifier -> {
            if (identifier.has("value")) {
                there.add(identifier);
            }
        });
        return there.isEmpty() ? all : there;
    }

    private static boolean applies(Compiled entry, Row row) {
        return entry.when().entrySet().stream().allMatch(condition -> {
            String value = condition.getKey().fill(row);
            JsonNode expected = condition.getValue();
            return expected.isBoolean()
                    ? Unicode.isBlank(value) != expected.asBoolean()
                    : expected.asString().equals(value);
        });
    }

    private static Instant time(Compiled entry, Row row) throws RejectedEntryException {
        String text = entry.time().fill(row);
        Instant time = entry.patterns().isEmpty() ? EntryReader.instant(text) : dated(entry, text);
        if (entry.minusMonths() == null) {
            return time;
        }
        String months = entry.minusMonths().fill(row);
        try {
            return time.atZone(entry.zone()).minusMonths(Long.parseLong(months)).toInstant();
        } catch (NumberFormatException | DateTimeException e) {
            throw invalid("'" + months + "' is no number of months before it");
        }
    }

    private static Instant dated(Compiled entry, String text) throws RejectedEntryException {
        for (TimePattern pattern : entry.patterns()) {
            try {
                return pattern.read(text, entry.zone(), entry.hour());
            } catch (DateTimeException e) {
                // The next pattern may fit.
            }
        }
        throw invalid("'" + text + "' is no date of the mapping's patterns");
    }

    private static RejectedEntryException invalid(String detail) {
        return new RejectedEntryException(
                new Rejection(Rejection.Code.INVALID_FIELD.code(), "time: " + detail, "time"));
    }

    private static Compiled compile(Mapping.EntryMapping entry, Map<String, Map<String, String>> maps)
            throws InvalidMappingException {
        Mapping.TimeMapping time = entry.time();
        List<TimePattern> patterns = time.patterns() == null
                ? List.of()
                : time.patterns().stream().map(TimePattern::of).toList();
        Map<Template, JsonNode> when = new LinkedHashMap<>();
        if (entry.when() != null) {
            for (Map.Entry<String, JsonNode> condition : entry.when().entrySet()) {
                when.put(Template.of("{" + condition.getKey() + "}", maps), condition.getValue());
            }
        }
        List<Object> customer = new ArrayList<>();
        for (Map<String, String> identifier : entry.customer()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            for (Map.Entry<String, String> field : identifier.entrySet()) {
                fields.put(field.getKey(), Template.of(field.getValue(), maps));
            }
            customer.add(fields);
        }
        return new Compiled(
                EventType.ofEntryType(EventType.PREFIX + entry.type() + ".v1").orElseThrow(),
                Template.of(entry.id(), maps),
                Template.of(time.value(), maps),
                patterns,
                time.zone() == null ? ZoneOffset.UTC : ZoneId.of(time.zone()),
                time.hour() == null ? 12 : time.hour(),
                time.minusMonths() == null ? null : Template.of(time.minusMonths(), maps),
                customer,
                entry.data() == null || entry.data().isNull() ? null : compile(entry.data(), maps),
                when);
    }

    /** A tree of maps, lists, templates and constants in the form of the data. */
    private static Object compile(JsonNode node, Map<String, Map<String, String>> maps) throws InvalidMappingException {
        if (node.isObject()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                demandCurrency(field.getKey(), field.getValue());
                fields.put(field.getKey(), compile(field.getValue(), maps));
            }
            return fields;
        }
        if (node.isArray()) {
            List<Object> elements = new ArrayList<>();
            for (JsonNode element : node) {
                elements.add(compile(element, maps));
            }
            return elements;
        }
        return node.isString() ? Template.of(node.asString(), maps) : node;
    }

    /** A constant is wrong in every row, so it is told before the first. */
    private static void demandCurrency(String field, JsonNode value) throws InvalidMappingException {
        if (field.equals("currency")
                && value.isString()
                && value.asString().indexOf('{') < 0
                && !Money.isCurrency(value.asString())) {
            throw new InvalidMappingException("currency", Argument.text(value.asString()));
        }
    }

    /** Fills the tree; what stays blank is left out, so that it counts as absent. */
    private static JsonNode fill(Object part, Row row) {
        return switch (part) {
            case Template template -> JSON.stringNode(template.fill(row));
            case JsonNode constant -> constant;
            case Map<?, ?> fields -> {
                ObjectNode object = JSON.objectNode();
                fields.forEach((name, value) -> {
                    JsonNode filled = fill(value, row);
                    if (!isBlank(filled)) {
                        object.set((String) name, filled);
                    }
                });
                yield object;
            }
            case List<?> elements -> {
                ArrayNode array = JSON.arrayNode();
                elements.forEach(element -> {
                    JsonNode filled = fill(element, row);
                    if (!isBlank(filled)) {
                        array.add(filled);
                    }
                });
                yield array;
            }
            default -> throw new IllegalStateException("unexpected part " + part.getClass());
        };
    }

    private static boolean isBlank(JsonNode node) {
        return (node.isString() && Unicode.isBlank(node.asString())) || (node.isObject() && node.isEmpty());
    }
}
