package io.journeyledger.projections.index;

import io.journeyledger.projections.document.View;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A field that searches can name, as the mapping of a view declares it.
 *
 * @param name with the names of the objects around it, such as {@code lifecycle.stage}
 * @param type Elasticsearch's type of it, such as {@code keyword}
 * @param otherwise names by which searches find it indexed in another way, such as {@code journey.name.exact}
 * @param nested the list in which it stands, whose entries the index keeps as documents of their own, which only a
 *     question that names the list finds; none where it stands in no such list
 */
public record MappedField(
        String name,
        String type,
        Set<String> otherwise,
        @Nullable String nested) {

    public MappedField {
        otherwise = Set.copyOf(otherwise);
    }

    /** Every field of a view that holds a value, in the order of its mapping. */
    public static List<MappedField> of(View view) {
        List<MappedField> fields = new ArrayList<>();
        add("", null, Mappings.of(view).path("mappings").path("properties"), fields);
        return List.copyOf(fields);
    }

    /** Whether its value is an object of attributes, whose names no mapping knows. */
    public boolean hasAttributes() {
        return type.equals("flattened");
    }

    /** Whether a search names it so: it, it in another way, or one of its attributes. */
    public boolean isAskedAs(String asked) {
        return otherwise.contains(asked) || path(asked).isPresent();
    }

    /** Whether that names an object around it. */
    public boolean isWithin(String asked) {
        return name.startsWith(asked + ".");
    }

    /**
     * Where a document has what is asked for: the names of the objects around it and its own; empty where it is not
     * this field.
     */
    public Optional<List<String>> path(String asked) {
        List<String> path = new ArrayList<>(List.of(name.split("\\.")));
        if (asked.equals(name)) {
            return Optional.of(path);
        }
        String before = name + ".";
        if (!hasAttributes() || !asked.startsWith(before) || asked.equals(before)) {
            return Optional.empty();
        }
        path.add(asked.substring(before.length())); // as a whole: its name may have dots
        return Optional.of(path);
    }

    private static void add(String before, @Nullable String nested, JsonNode properties, List<MappedField> fields) {
        properties.properties().forEach(property -> {
            JsonNode field = property.getValue();
            String name = before + property.getKey();
            if (field.has("properties")) {
                String list = field.path("type").asString("").equals("nested") ? name : nested;
                add(name + ".", list, field.path("properties"), fields);
            } else {
                Set<String> otherwise = new HashSet<>();
                field.path("fields").propertyNames().forEach(way -> otherwise.add(name + "." + way));
                fields.add(new MappedField(name, field.path("type").asString(), otherwise, nested));
            }
        });
    }
}
