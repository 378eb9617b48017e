package io.journeyledger.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One row of the report.
 *
 * @param measured the figures of the subject, each over all runs
 * @param floor the figures of its floor, likewise
 * @param ofFloor median of the subject's first figure divided by that of the floor
 * @param aboveFloor the first less the second, in their unit
 * @param secondFloor what else it is set beside; none where there is one floor only
 * @param ofSecondFloor median of the subject's first figure divided by that of the second floor
 */
record Row(
        String name,
        String what,
        String floorIs,
        Map<String, Spread> measured,
        Map<String, Spread> floor,
        double ofFloor,
        double aboveFloor,
        @Nullable SecondFloor secondFloor,
        @Nullable Double ofSecondFloor) {

    static Row of(Subject subject, List<Run> runs, List<Run> floorRuns) {
        Map<String, Spread> measured = spreads(runs);
        Map<String, Spread> floor = spreads(floorRuns);
        double first = measured.values().iterator().next().median();
        double second = floor.values().iterator().next().median();
        SecondFloor other = subject.secondFloor().orElse(null);
        return new Row(
                subject.name(),
                subject.what(),
                subject.floor(),
                measured,
                floor,
                first / second,
                first - second,
                other,
                other == null
                        ? null
                        : first
                                / Objects.requireNonNull(floor.get(other.figure()), other.figure())
                                        .median());
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
