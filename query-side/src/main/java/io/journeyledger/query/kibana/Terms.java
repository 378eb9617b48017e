package io.journeyledger.query.kibana;

import org.jspecify.annotations.Nullable;

/** The most frequent values of a field. */
public record Terms(String label, String sourceField, Params params) implements Column.Bucket {

    /** What Kibana and we ask Elasticsearch to call documents without a value. */
    public static final String MISSING = "__missing__";

    /**
     * @param size how many values at most
     * @param otherBucket whether the others make a group
     * @param missingBucket whether documents without a value make one
     */
    record Params(
            int size,
            OrderBy orderBy,
            String orderDirection,
            boolean otherBucket,
            boolean missingBucket,
            ParentFormat parentFormat) {}

    /** @param type {@code column} or {@code alphabetical} */
    record OrderBy(String type, @Nullable String columnId) {
        static final OrderBy ALPHABET = new OrderBy("alphabetical", null);

        static OrderBy column(String id) {
            return new OrderBy("column", id);
        }
    }

    record ParentFormat(String id) {
        static final ParentFormat TERMS = new ParentFormat("terms");
    }

    static Terms of(String label, String field, int size, OrderBy order, boolean missing) {
        return new Terms(
                label,
                field,
                new Params(size, order, order.columnId() == null ? "asc" : "desc", false, missing, ParentFormat.TERMS));
    }

    @Override
    public String dataType() {
        return "string";
    }

    @Override
    public String operationType() {
        return "terms";
    }

    @Override
    public String scale() {
        return "ordinal";
    }
}
