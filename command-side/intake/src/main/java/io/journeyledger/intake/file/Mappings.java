package io.journeyledger.intake.file;

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

    public static InvalidMappingException tooLarge(long bytes) {
        return new InvalidMappingException("the mapping has " + bytes + " bytes, allowed are 65536");
    }

    Mapping parse(String text) throws InvalidMappingException {
        Mapping mapping;
        try {
            mapping = mapper.convertValue(MappingYaml.read(text), Mapping.class);
        } catch (YamlEngineException e) {
            throw new InvalidMappingException("mapping: not YAML: " + e.getMessage());
        } catch (UnrecognizedPropertyException e) {
            throw new InvalidMappingException("mapping: " + path(e) + " is not known here; there are "
                    + e.getKnownPropertyIds().stream()
                            .map(String::valueOf)
                            .sorted()
                            .collect(Collectors.joining(", ")));
        } catch (DatabindException e) {
            throw new InvalidMappingException("mapping: " + (e.getPath().isEmpty() ? "the file" : path(e))
                    + " has not the form that is expected there");
        }
        if (mapping == null) {
            throw new InvalidMappingException("mapping: the file is empty");
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
        demand(mapping.name() != null, "name is missing");
        demand(mapping.source() != null && !mapping.source().isBlank(), "source is missing");
        demand(
                mapping.format() != null
                        && ("csv".equals(mapping.format().kind())
                                || "ndjson".equals(mapping.format().kind())),
                "format.kind is csv or ndjson");
        if (!mapping.isCsv()) {
            return;
        }
        demand(
                isDelimiter(mapping.format().delimiter()),
                "format.delimiter is one ASCII character and no quote, or tab, or blanks");
        demand(
                mapping.hasHeader() || mapping.format().columns() != null,
                "format.columns names the columns of a file without header");
        demand(mapping.entries() != null && !mapping.entries().isEmpty(), "entries is empty");
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
                where + ".type '" + entry.type() + "' is no event; they look like purchase.made");
        demand(entry.id() != null, where + ".id is missing");
        demand(entry.customer() != null && !entry.customer().isEmpty(), where + ".customer is missing");
        demand(entry.time() != null && entry.time().value() != null, where + ".time.value is missing");
        Integer hour = entry.time().hour();
        demand(hour == null || (hour >= 0 && hour < 24), where + ".time.hour is 0 to 23");
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
            throw new InvalidMappingException("mapping " + mapping.name() + ": " + where + ".time: " + e.getMessage());
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

    private static void demand(boolean holds, String message) throws InvalidMappingException {
        if (!holds) {
            throw new InvalidMappingException("mapping: " + message);
        }
    }
}
