package io.journeyledger.query.kibana;

/** The months of a date. */
public record Months(String label, String sourceField, Params params) implements Column.Bucket {

    record Params(String interval, boolean includeEmptyRows, boolean dropPartials) {}

    static Months of(String label, String field) {
        return new Months(label, field, new Params("1M", true, false));
    }

    @Override
    public String dataType() {
        return "date";
    }

    @Override
    public String operationType() {
        return "date_histogram";
    }

    @Override
    public String scale() {
        return "interval";
    }
}
