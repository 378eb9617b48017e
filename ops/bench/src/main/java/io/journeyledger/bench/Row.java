package io.journeyledger.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One row of the report.
 *
 * @param measured the figures of the subject, each over all runs
 * @param floor the figures of its floor, likewise
 * @param ofFloor median of the subject's first figure divided by that of the floor
 * @param aboveFloor the first less the second, in their unit
 */
record Row(
        String name,
        String what,
        String floorIs,
        Map<String, Spread> measured,
        Map<String, Spread> floor,
        double ofFloor,
        double aboveFloor) {

    static Row of(Subject subject, List<Run> runs, List<Run> floorRuns) {
        Map<String, Spread> measured = spreads(runs);
        Map<String, Spread> floor = spreads(floorRuns);
        double first = measured.values().iterator().next().median();
        double second = floor.values().iterator().next().median();
        return new Row(
                subject.name(), subject.what(), subject.floor(), measured, floor, first / second, first - second);
    }

    private static Map<String, Spread> spreads(List<Run> runs) {
        Map<String, List<Double>> all = new LinkedHashMap<>();
        for (Run run : runs) {
            run.figures()
                    .forEach((name, figure) ->
                            all.computeIfAbsent(name, _ -> new ArrayList<>()).add(figure));
        }
        Map<String, Spread> spreads = new LinkedHashMap<>();
        all.forEach((name, figures) -> spreads.put(name, Spread.of(figures)));
        return spreads;
    }
}
