package io.journeyledger.query.kibana;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The columns that the state of a picture of Lens names, wherever it names them. */
final class Accessors {
    private static final Set<String> ONE = Set.of("metricAccessor", "xAccessor", "splitAccessor", "columnId");
    private static final Set<String> MANY = Set.of("accessors", "primaryGroups", "metrics");

    private Accessors() {}

    static List<String> of(JsonNode visualization) {
        List<String> found = new ArrayList<>();
        look(visualization, found);
        return found;
    }

    private static void look(JsonNode node, List<String> found) {
        node.propertyStream().forEach(property -> {
            if (ONE.contains(property.getKey())) {
                found.add(property.getValue().asString());
            } else if (MANY.contains(property.getKey())) {
                property.getValue().forEach(id -> found.add(id.asString()));
            } else {
                look(property.getValue(), found);
            }
        });
        if (node.isArray()) {
            node.forEach(element -> look(element, found));
        }
    }
}
