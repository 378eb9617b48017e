package io.journeyledger.projections.document;

/** The three classes of the net promoter score. */
public enum NpsClass {
    PROMOTER,
    PASSIVE,
    DETRACTOR
}
