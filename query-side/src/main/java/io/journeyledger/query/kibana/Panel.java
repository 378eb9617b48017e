package io.journeyledger.query.kibana;

/** A question to one view, and how its answer is drawn. */
public record Panel(String id, String title, DataView data, Condition condition, Layer layer, Picture picture)
        implements Content {}
