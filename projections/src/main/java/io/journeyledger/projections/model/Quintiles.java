package io.journeyledger.projections.model;

import java.util.Arrays;
import java.util.List;

/**
 * Five classes of about the same size, by the greatest value of each of the first four. Equal values always come into
 * the same class, so classes differ in size where values are tied; several classes can have the same bound, and then
 * only the lowest of them has members.
 *
 * @param bounds the greatest values of the first to the fourth class, ascending
 */
public record Quintiles(List<Double> bounds) {

    /** Number of classes. */
    public static final int CLASSES = 5;

    /** @throws IllegalArgumentException when there are not four bounds, or they descend */
    public Quintiles {
        bounds = List.copyOf(bounds);
        if (bounds.size() != CLASSES - 1) {
            throw new IllegalArgumentException("Five classes have four bounds, not " + bounds.size() + ": " + bounds);
        }
        for (int i = 1; i < bounds.size(); i++) {
            if (!(bounds.get(i - 1) <= bounds.get(i))) {
                throw new IllegalArgumentException("The bounds must ascend: " + bounds);
            }
        }
    }

    /**
     * The quintiles of a population.
     *
     * @param values at least one, in any order; not changed
     * @throws IllegalArgumentException when there is none
     */
    public static Quintiles of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("Quintiles need at least one value");
        }
        double[] ascending = values.clone();
        Arrays.sort(ascending);
        Double[] bounds = new Double[CLASSES - 1];
        for (int i = 1; i < CLASSES; i++) {
            // The value of rank ceil(i n / 5), counted from 1.
            bounds[i - 1] = ascending[(int) (((long) i * ascending.length + CLASSES - 1) / CLASSES) - 1];
        }
        return new Quintiles(List.of(bounds));
    }

    /** The class of a value, 1 (least) to 5 (greatest): for figures of which more is better. */
    public int score(double value) {
        int above = 0;
        for (double bound : bounds) {
            above += value > bound ? 1 : 0;
        }
        return 1 + above;
    }

    /**
     * The class counted from above, 5 (least) to 1 (greatest): for figures of which less is better, such as recency.
     */
    public int invertedScore(double value) {
        return CLASSES + 1 - score(value);
    }
}
