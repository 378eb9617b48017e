package io.journeyledger.projections.model;

/** Refuses numbers that are outside their range, naming them. */
final class Numbers {

    private Numbers() {}

    static void positive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " is " + value + ", and must be greater than 0");
        }
    }

    static void atLeastZero(String name, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " is " + value + ", and must be at least 0");
        }
    }
}
