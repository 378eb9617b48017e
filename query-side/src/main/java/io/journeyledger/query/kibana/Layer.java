package io.journeyledger.query.kibana;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A layer of Lens that is based on a data view: the question behind a picture.
 *
 * @param columns by id, groups first
 * @param ignoreGlobalFilters whether the controls of a dashboard leave it alone; the time picker never does
 */
public record Layer(Map<String, Column> columns, boolean ignoreGlobalFilters) {

    /** Every picture has one layer. */
    static final String ID = "layer";

    /** @throws IllegalArgumentException when a group stands behind what is counted of it */
    public Layer {
        columns = new LinkedHashMap<>(columns);
        boolean counted = false;
        for (Map.Entry<String, Column> column : columns.entrySet()) {
            if (counted && column.getValue().isBucketed()) {
                throw new IllegalArgumentException("the group " + column.getKey() + " stands behind a metric");
            }
            counted |= !column.getValue().isBucketed();
        }
    }

    @JsonProperty
    List<String> columnOrder() {
        return List.copyOf(columns.keySet());
    }

    @JsonProperty
    Map<String, Object> incompleteColumns() {
        return Map.of();
    }

    /** Ids of the columns that group. */
    @JsonIgnore
    List<String> buckets() {
        return ids(true);
    }

    /** Ids of the columns that count. */
    @JsonIgnore
    List<String> metrics() {
        return ids(false);
    }

    private List<String> ids(boolean bucketed) {
        return columns.entrySet().stream()
                .filter(column -> column.getValue().isBucketed() == bucketed)
                .map(Map.Entry::getKey)
                .toList();
    }
}
