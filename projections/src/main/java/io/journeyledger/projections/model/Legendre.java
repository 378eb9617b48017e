package io.journeyledger.projections.model;

/** Gauss-Legendre quadrature with eight nodes over 0 to 1 (Abramowitz and Stegun 1964, 25.4.29 and table 25.4). */
final class Legendre {

    static final double[] NODES = {
        0.019855071751231884,
        0.10166676129318664,
        0.2372337950418355,
        0.4082826787521751,
        0.591717321247825,
        0.7627662049581645,
        0.8983332387068134,
        0.9801449282487681
    };

    static final double[] WEIGHTS = {
        0.05061426814518813,
        0.11119051722668724,
        0.15685332293894363,
        0.181341891689181,
        0.181341891689181,
        0.15685332293894363,
        0.11119051722668724,
        0.05061426814518813
    };

    private Legendre() {}
}
