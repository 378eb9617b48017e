package io.journeyledger.query.export;

import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.MappedField;
import io.journeyledger.projections.run.Csv;
import io.journeyledger.query.InvalidQuestionException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A column of a table of documents.
 *
 * @param name the field's
 * @param path the names of the objects around it and its own
 */
record Column(String name, List<String> path) {

    /** As Kibana writes several values of one field into a cell. */
    private static final String BETWEEN = ", ";

    /**
     * @param wanted names of fields; none: all of the view, in the order of its mapping
     * @throws InvalidQuestionException when the view has no such field
     */
    static List<Column> of(View view, List<String> wanted) {
        List<String> all = MappedField.of(view).stream().map(MappedField::name).toList();
        for (String field : wanted) {
            if (!all.contains(field)) {
                throw new InvalidQuestionException(
                        "fields",
                        field,
                        "the view " + view.label() + " has no such field; docs/reference/views.md lists its fields");
            }
        }
        return (wanted.isEmpty() ? all : wanted)
                .stream()
                        .map(name -> new Column(name, List.of(name.split("\\."))))
                        .toList();
    }

    String cell(JsonNode document) {
        List<JsonNode> values = new ArrayList<>(1);
        collect(document, 0, values);
        if (values.size() == 1
                && (values.getFirst().isNumber() || values.getFirst().isBoolean())) {
            return values.getFirst().asString();
        }
        return Csv.text(String.join(BETWEEN, values.stream().map(Column::text).toList()));
    }

    private void collect(JsonNode node, int depth, List<JsonNode> values) {
        if (node.isArray()) {
            node.forEach(one -> collect(one, depth, values));
        } else if (depth < path.size()) {
            collect(node.path(path.get(depth)), depth + 1, values);
        } else if (!node.isMissingNode() && !node.isNull()) {
            values.add(node);
        }
    }

    private static String text(JsonNode value) {
        return value.isObject() ? interval(value) : value.asString();
    }

    /** A span as ISO 8601 writes it; two dots where it has no end. */
    private static String interval(JsonNode span) {
        return span.path("gte").asString("..") + "/" + span.path("lt").asString("..");
    }
}
