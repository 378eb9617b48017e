package io.journeyledger.intake.file;

import io.journeyledger.ledger.Argument;
import io.journeyledger.ledger.EventType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/** The mappings that ship with the product, and the reading of others. */
@Component
public class Mappings {

    /** Names of the shipped mappings. */
    public static final List<String> SHIPPED = List.of("ndjson", "cdnow", "cfpb", "cfpb-brief", "telco");

    private final JsonMapper mapper = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** The YAML text of a shipped mapping. */
    public String shipped(String name) throws InvalidMappingException {
        if (!SHIPPED.contains(name)) {
            throw new UnknownMappingException(name);
        }
        try (InputStream in = Mappings.class.getResourceAsStream("mappings/" + name + ".yaml")) {
            return new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** @param most bytes that are allowed */
    public static InvalidMappingException tooLarge(long bytes, long most) {
        return new InvalidMappingException("too-large", Argument.number(bytes), Argument.number(most));
    }

    Mapping parse(String text) throws InvalidMappingException {
        Mapping mapping;
        try {
            mapping = mapper.convertValue(MappingYaml.read(text), Mapping.class);
        } catch (YamlEngineException e) {
            throw new InvalidMappingException("no-yaml", Argument.text(String.valueOf(e.getMessage())));
        } catch (UnrecognizedPropertyException e) {
            throw new InvalidMappingException(
                    "unknown-key",
                    Argument.text(path(e)),
                    Argument.texts(e.getKnownPropertyIds().stream()
                            .map(String::valueOf)
                            .sorted()
                            .toList()));
        } catch (DatabindException e) {
            throw e.getPath().isEmpty()
                    ? new InvalidMappingException("file-form")
                    : new InvalidMappingException("form", Argument.text(path(e)));
        }
        if (mapping == null) {
            throw new InvalidMappingException("empty");
        }
        check(mapping);
        return mapping;
    }

    private static String path(DatabindException e) {
        return e.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static void check(Mapping mapping) throws InvalidMappingException {
        demandThere("name", mapping.name() != null);
        demandThere("source", mapping.source() != null && !mapping.source().isBlank());
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
        demand(mapping.entries() != null && !mapping.entries().isEmpty(), "entries");
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
        demandThere(where + ".time.value", entry.time() != null && entry.time().value() != null);
        Integer hour = entry.time().hour();
        demand(hour == null || (hour >= 0 && hour < 24), "hour", Argument.text(where));
        try {
            if (entry.time().patterns() != null) {
                for (String pattern : entry.time().patterns()) {
                    DateTimeFormatter _ = RowMapper.strict(pattern);
                }
            }
            if (entry.time().zone() != null) {
                ZoneId _ = ZoneId.of(entry.time().zone());
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
}
