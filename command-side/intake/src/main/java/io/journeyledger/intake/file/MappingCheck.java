package io.journeyledger.intake.file;

import io.journeyledger.intake.Unicode;
import io.journeyledger.ledger.Argument;
import io.journeyledger.ledger.EventType;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Says what is wrong with a mapping before the first row is read by it, and where it stands. */
final class MappingCheck {

    private MappingCheck() {}

    static void check(Mapping mapping) throws InvalidMappingException {
        demandThere("name", mapping.name() != null);
        demandThere("source", mapping.source() != null && !Unicode.isBlank(mapping.source()));
        demandForm("name", Unicode.brokenLine(mapping.name()) == null);
        demandForm("source", Unicode.brokenLine(mapping.source()) == null);
        demand(
                mapping.format() != null
                        && ("csv".equals(mapping.format().kind())
                                || "ndjson".equals(mapping.format().kind())),
                "kind");
        if (!mapping.isCsv()) {
            return;
        }
        demand(isDelimiter(mapping.format().delimiter()), "delimiter");
        demand(mapping.hasHeader() || mapping.format().columns() != null, "columns");
        demandEach("format.columns", mapping.format().columns());
        demandEach("format.required", mapping.format().required());
        demand(mapping.entries() != null && !mapping.entries().isEmpty(), "entries");
        demandEach("entries", mapping.entries());
        for (int i = 0; i < mapping.entries().size(); i++) {
            check(mapping, mapping.entries().get(i), "entries[" + i + "]");
        }
    }

    private static void check(Mapping mapping, Mapping.EntryMapping entry, String where)
            throws InvalidMappingException {
        demand(
                entry.type() != null
                        && EventType.ofEntryType(EventType.PREFIX + entry.type() + ".v1")
                                .isPresent(),
                "type",
                Argument.text(where),
                Argument.text(String.valueOf(entry.type())));
        demandThere(where + ".id", entry.id() != null);
        demandThere(
                where + ".customer",
                entry.customer() != null && !entry.customer().isEmpty());
        demandEach(where + ".customer", entry.customer());
        for (int i = 0; i < entry.customer().size(); i++) {
            checkIdentifier(entry.customer().get(i), where + ".customer[" + i + "]");
        }
        JsonNode data = entry.data();
        demandForm(where + ".data", data == null || data.isNull() || data.isObject());
        if (entry.when() != null) {
            for (Map.Entry<String, JsonNode> condition : entry.when().entrySet()) {
                JsonNode expected = condition.getValue();
                demandForm(where + ".when." + condition.getKey(), expected.isValueNode() && !expected.isNull());
            }
        }
        demandThere(where + ".time.value", entry.time() != null && entry.time().value() != null);
        demandEach(where + ".time.patterns", entry.time().patterns());
        check(mapping, entry.time(), where);
    }

    private static void checkIdentifier(Map<String, String> identifier, String where) throws InvalidMappingException {
        for (String field : List.of("kind", "value")) {
            demandThere(where + "." + field, identifier.get(field) != null);
        }
        for (Map.Entry<String, String> field : identifier.entrySet()) {
            demandThere(where + "." + field.getKey(), field.getValue() != null);
        }
    }

    private static void check(Mapping mapping, Mapping.TimeMapping time, String where) throws InvalidMappingException {
        Integer hour = time.hour();
        demand(hour == null || (hour >= 0 && hour < 24), "hour", Argument.text(where));
        try {
            if (time.patterns() != null) {
                for (String pattern : time.patterns()) {
                    demand(
                            !TimePattern.of(pattern).losesTime(),
                            "pattern",
                            Argument.text(where),
                            Argument.text(pattern));
                }
            }
            if (time.zone() != null) {
                ZoneId _ = ZoneId.of(time.zone());
            }
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new InvalidMappingException(
                    "time",
                    Argument.text(mapping.name()),
                    Argument.text(where),
                    Argument.text(String.valueOf(e.getMessage())));
        }
    }

    private static boolean isDelimiter(@Nullable String text) {
        return text == null
                || text.isEmpty()
                || text.equals("tab")
                || text.equals("blanks")
                || (text.length() == 1
                        && (text.equals("\t") || (text.compareTo(" ") >= 0 && text.compareTo("~") <= 0))
                        && !text.equals("\""));
    }

    private static void demand(boolean holds, String text, Argument... arguments) throws InvalidMappingException {
        if (!holds) {
            throw new InvalidMappingException(text, arguments);
        }
    }

    private static void demandThere(String key, boolean there) throws InvalidMappingException {
        demand(there, "missing", Argument.text(key));
    }

    private static void demandForm(String key, boolean holds) throws InvalidMappingException {
        demand(holds, "form", Argument.text(key));
    }

    /** YAML takes an element that is left out for one that is nothing. */
    private static void demandEach(String key, @Nullable List<?> list) throws InvalidMappingException {
        for (int i = 0; list != null && i < list.size(); i++) {
            demandThere(key + "[" + i + "]", list.get(i) != null);
        }
    }
}
