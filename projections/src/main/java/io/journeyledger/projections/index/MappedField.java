package io.journeyledger.projections.index;

import io.journeyledger.projections.document.View;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A field that searches can name, as the mapping of a view declares it.
 *
 * @param name with the names of the objects around it, such as {@code lifecycle.stage}
 * @param type Elasticsearch's type of it, such as {@code keyword}
 */
public record MappedField(String name, String type) {

    /** Every field of a view that holds a value, in the order of its mapping. */
    public static List<MappedField> of(View view) {
        List<MappedField> fields = new ArrayList<>();
        add("", Mappings.of(view).path("mappings").path("properties"), fields);
        return List.copyOf(fields);
    }

    private static void add(String before, JsonNode properties, List<MappedField> fields) {
        properties.properties().forEach(property -> {
            JsonNode field = property.getValue();
            if (field.has("properties")) {
                add(before + property.getKey() + ".", field.path("properties"), fields);
            } else {
                fields.add(new MappedField(
                        before + property.getKey(), field.path("type").asString()));
            }
        });
    }
}
