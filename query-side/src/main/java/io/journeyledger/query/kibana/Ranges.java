package io.journeyledger.query.kibana;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bands of a number. */
record Ranges(String label, String sourceField, Params params) implements Column.Bucket {

    record Params(String type, List<Range> ranges, String maxBars) {}

    /** @param to not in it; none: without an end */
    record Range(double from, @Nullable Double to, String label) {}

    static Ranges of(String label, String field, List<Range> ranges) {
        return new Ranges(label, field, new Params("range", List.copyOf(ranges), "auto"));
    }

    @Override
    public String dataType() {
        return "string";
    }

    @Override
    public String operationType() {
        return "range";
    }

    @Override
    public String scale() {
        return "ordinal";
    }
}
