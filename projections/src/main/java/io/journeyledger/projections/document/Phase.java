package io.journeyledger.projections.document;

/** The strength of the relationship. */
public enum Phase {
    ACQUAINTANCE,
    RESERVED,
    STEADY,
    STABLE,
    ESTRANGED
}
