package io.journeyledger.query.export;

import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.MappedField;
import io.journeyledger.projections.run.Csv;
import io.journeyledger.query.InvalidQuestionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A column of a table of documents.
 *
 * @param name the field's
 * @param path the names of the objects around it and its own
 * @param attributes whether an object there is one of attributes, and not a span
 */
record Column(String name, List<String> path, boolean attributes) {

    /** As Kibana writes several values of one field into a cell. */
    private static final String BETWEEN = ", ";

    /**
     * @param wanted names of fields; none: all of the view, in the order of its mapping
     * @throws InvalidQuestionException when the view has no such field
     */
    static List<Column> of(View view, List<String> wanted) {
        List<MappedField> all = MappedField.of(view);
        return (wanted.isEmpty() ? all.stream().map(MappedField::name).toList() : wanted)
                .stream().map(name -> of(view, all, name)).toList();
    }

    private static Column of(View view, List<MappedField> all, String name) {
        for (MappedField field : all) {
            Optional<List<String>> path = field.path(name);
            if (path.isPresent()) {
                return new Column(name, path.get(), field.hasAttributes());
            }
        }
        throw new InvalidQuestionException(
                "fields",
                name,
                "the view " + view.label() + " has no such field; docs/reference/views.md lists its fields");
    }

    String cell(JsonNode document) {
        List<JsonNode> values = new ArrayList<>(1);
        collect(document, 0, values);
        if (values.size() == 1
                && (values.getFirst().isNumber() || values.getFirst().isBoolean())) {
            return values.getFirst().asString();
        }
        return Csv.text(String.join(BETWEEN, values.stream().map(this::text).toList()));
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

    private String text(JsonNode value) {
        if (!value.isObject()) {
            return value.asString();
        }
        return attributes ? value.toString() : interval(value);
    }

    /** A span as ISO 8601 writes it; two dots where it has no end. */
    private static String interval(JsonNode span) {
        return span.path("gte").asString("..") + "/" + span.path("lt").asString("..");
    }
}
