package io.journeyledger.query.kibana;

import io.journeyledger.projections.document.View;

/** A question to one view, and how its answer is drawn. */
public record Panel(String id, String title, View view, Condition condition, Layer layer, Picture picture)
        implements Content {}
