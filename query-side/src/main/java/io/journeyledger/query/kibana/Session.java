package io.journeyledger.query.kibana;

import java.util.List;

/**
 * A list of documents: a session of Discover.
 *
 * @param columns the fields that are shown
 * @param labels what people call them, in the same order
 * @param sort what they are sorted by, the first before the second
 */
public record Session(
        String id,
        String title,
        String description,
        DataView data,
        Condition condition,
        List<String> columns,
        List<String> labels,
        List<Sort> sort)
        implements Content {

    /** @param descending whether the greatest comes first */
    public record Sort(String field, boolean descending) {

        String order() {
            return descending ? "desc" : "asc";
        }
    }
}
