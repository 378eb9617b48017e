package io.journeyledger.query.kibana;

/** How the answer to a layer's question is drawn. */
public enum Picture {
    /** One number. */
    NUMBER,
    /** Upright bars, one beside the other in each group. */
    BARS,
    /** Upright bars, those of the second group on top of each other. */
    STACKED_BARS,
    /** Lying bars. */
    LYING_BARS,
    /** Lines over time. */
    LINES,
    /** Parts of a whole. */
    DONUT,
    /** A table. */
    GRID,
    /** Flows from the first group to the second, in Vega. */
    FLOW
}
