package io.journeyledger.projections.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.projections.document.Span;
import io.journeyledger.projections.document.View;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class MappingTest {

    private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| (\\w+)[^|]* \\|.*");

    /** Lists of objects of which a search asks several fields at once. */
    private static final Set<String> NESTED = Set.of("clocks", "care.occasions");

    @ParameterizedTest
    @EnumSource
    void maps_every_field_of_its_record_and_none_besides(View view) {
        Map<String, String> mapped = mapped(view);

        assertThat(mapped.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        recorded(view.document(), "").keySet());
    }

    @ParameterizedTest
    @EnumSource
    void maps_each_field_to_a_type_that_holds_its_values(View view) {
        Map<String, String> mapped = mapped(view);

        recorded(view.document(), "")
                .forEach(
                        (field, type) -> assertThat(mapped.get(field)).as(field).isIn((Object[]) type.split(" ")));
    }

    @ParameterizedTest
    @EnumSource
    void is_strict(View view) {
        assertThat(Mappings.of(view).at("/mappings/dynamic").asString()).isEqualTo("strict");
    }

    @ParameterizedTest
    @EnumSource
    void is_documented_field_by_field(View view) throws IOException {
        Map<String, String> documented = new TreeMap<>();
        boolean inside = false;
        for (String line : Files.readAllLines(Path.of("../docs/reference/views.md"))) {
            if (line.startsWith("## ")) {
                inside = line.equals("## " + view.alias());
            }
            Matcher row = ROW.matcher(line);
            if (inside && row.matches()) {
                documented.put(row.group(1), row.group(2));
            }
        }

        assertThat(documented).isEqualTo(mapped(view));
    }

    /** Leaf fields of the mapping by name, with their types. */
    private static Map<String, String> mapped(View view) {
        Map<String, String> fields = new TreeMap<>();
        collect(Mappings.of(view).at("/mappings/properties"), "", fields);
        return fields;
    }

    private static void collect(JsonNode properties, String prefix, Map<String, String> fields) {
        properties.properties().forEach(property -> {
            JsonNode field = property.getValue();
            String name = prefix + property.getKey();
            if (field.has("type")) {
                fields.put(name, field.get("type").asString());
            }
            if (field.has("properties")) {
                collect(field.get("properties"), name + ".", fields);
            }
        });
    }

    /** Leaf fields of the record by their names in JSON, with the types that fit, separated by blanks. */
    private static Map<String, String> recorded(Class<?> record, String prefix) {
        Map<String, String> fields = new TreeMap<>();
        for (RecordComponent component : record.getRecordComponents()) {
            collect(component.getGenericType(), prefix + inJson(component), fields);
        }
        return fields;
    }

    private static String inJson(RecordComponent component) {
        return switch (component.getName()) {
            case "timestamp" -> "@timestamp";
            case "kind" -> component.getType().getSimpleName().equals("NpsClass") ? "class" : "kind";
            default -> component.getName();
        };
    }

    private static void collect(Type type, String name, Map<String, String> fields) {
        switch (type) {
            case ParameterizedType many
            when many.getRawType() == Map.class -> {
                Type key = many.getActualTypeArguments()[0];
                Type value = many.getActualTypeArguments()[1];
                if (key instanceof Class<?> constants && constants.isEnum()) {
                    for (Object constant : constants.getEnumConstants()) {
                        collect(value, name + "." + constant, fields);
                    }
                } else {
                    fields.put(name, "flattened");
                }
            }
            case ParameterizedType many
            when Collection.class.isAssignableFrom((Class<?>) many.getRawType()) -> {
                if (NESTED.contains(name)) {
                    fields.put(name, "nested");
                }
                collect(many.getActualTypeArguments()[0], name, fields);
            }
            case Class<?> one when one == Span.class -> fields.put(name, "date_range");
            case Class<?> one when one.isRecord() -> fields.putAll(recorded(one, name + "."));
            case Class<?> one -> fields.put(name, types(one));
            default -> throw new IllegalArgumentException(name + " is a " + type);
        }
    }

    private static String types(Class<?> value) {
        if (value == String.class) {
            return "keyword text";
        }
        if (value.isEnum()) {
            return "keyword";
        }
        if (value == Instant.class) {
            return "date";
        }
        if (value == boolean.class || value == Boolean.class) {
            return "boolean";
        }
        if (value == int.class || value == Integer.class) {
            return "integer";
        }
        if (value == long.class || value == Long.class) {
            return "long";
        }
        if (value == BigDecimal.class || value == Double.class || value == double.class) {
            return "double";
        }
        throw new IllegalArgumentException("No mapping type is known for " + value);
    }
}
