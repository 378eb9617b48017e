package io.journeyledger.bench;

import java.util.List;

/** What several runs of the same gave. */
record Spread(double median, double min, double max) {

    /** @throws IllegalArgumentException when there is no run */
    static Spread of(List<Double> runs) {
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("There is no spread of no runs");
        }
        List<Double> sorted = runs.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(median, sorted.getFirst(), sorted.getLast());
    }
}
