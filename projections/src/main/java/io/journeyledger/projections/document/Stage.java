package io.journeyledger.projections.document;

/** Where in its lifecycle a journey stands. */
public enum Stage {
    /** Known, nothing bought. */
    PROSPECT,
    /** Bought once. */
    ACQUIRED,
    /** Bought again. */
    DEVELOPING,
    /** Buys often, by the policy's measure. */
    LOYAL,
    /** Silent for too long, or a grave complaint stays unresolved. */
    AT_RISK,
    /** Has left. */
    CHURNED,
    /** Has left and returned. */
    WON_BACK
}
