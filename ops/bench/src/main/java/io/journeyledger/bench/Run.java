package io.journeyledger.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one run gave, by name.
 *
 * @param figures in the order in which they are shown; the first is the one that is set beside the other side's first
 */
record Run(Map<String, Double> figures) {

    static Run of(String name, double figure) {
        return new Run(Map.of()).with(name, figure);
    }

    Run with(String name, double figure) {
        Map<String, Double> more = new LinkedHashMap<>(figures);
        more.put(name, figure);
        return new Run(more);
    }

    /** So many in the time since {@link System#nanoTime} was {@code begun}. */
    static double perSecond(long count, long begun) {
        return count / secondsSince(begun);
    }

    static double secondsSince(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
