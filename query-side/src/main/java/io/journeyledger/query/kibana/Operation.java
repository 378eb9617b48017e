package io.journeyledger.query.kibana;

/** What Lens makes of the values of a field. */
public enum Operation {
    SUM("sum", "sum"),
    AVERAGE("average", "avg"),
    UNIQUE_COUNT("unique_count", "cardinality"),
    /** The greatest date. */
    LATEST("max", "max");

    private final String inLens;
    private final String inElasticsearch;

    Operation(String inLens, String inElasticsearch) {
        this.inLens = inLens;
        this.inElasticsearch = inElasticsearch;
    }

    String inLens() {
        return inLens;
    }

    String inElasticsearch() {
        return inElasticsearch;
    }
}
