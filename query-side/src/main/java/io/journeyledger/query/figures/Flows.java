package io.journeyledger.query.figures;

import io.journeyledger.projections.document.Stage;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.model.Sample;
import io.journeyledger.query.Window;
import io.journeyledger.query.elasticsearch.Views;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How journeys move between stages. */
@Component
public final class Flows {

    private static final List<String> FIELDS = List.of("from", "to", "cause.rule", "daysInStage");

    private final Views views;

    Flows(Views views) {
        this.views = views;
    }

    /** The same over the side indices of that name; none: over the live views. */
    public Flows in(@Nullable String beside) {
        return new Flows(views.in(beside));
    }

    /**
     * @param transitions how many there were
     * @param flows the greatest first
     */
    public record Figure(Window window, long transitions, List<Flow> flows) {}

    /**
     * Transitions of one kind.
     *
     * @param from none at the beginning of a journey
     * @param rule why, such as {@code repeat-purchase}
     * @param medianDays half of them had spent at most so many days in the stage before; none at the beginning
     */
    public record Flow(
            @Nullable Stage from,
            Stage to,
            String rule,
            long count,
            @Nullable Double medianDays) {}

    private record Kind(@Nullable Stage from, Stage to, String rule) {}

    private static final class Tally {
        long count;
        final Sample days = new Sample();
    }

    /** What moved within a time. It holds one number in memory for each transition. */
    public Figure within(Window window) {
        Map<Kind, Tally> kinds = new HashMap<>();
        try (Snapshot transitions = Snapshot.of(views, View.TRANSITIONS)) {
            transitions.each(Dated.within(window, "@timestamp"), FIELDS, row -> {
                Tally tally = kinds.computeIfAbsent(
                        new Kind(
                                row.name("from", Stage.class),
                                Objects.requireNonNull(row.name("to", Stage.class)),
                                row.text("cause.rule")),
                        _ -> new Tally());
                tally.count++;
                if (row.has("daysInStage")) {
                    tally.days.add(row.number("daysInStage"));
                }
            });
        }
        List<Flow> flows = kinds.entrySet().stream()
                .map(kind -> flow(kind.getKey(), kind.getValue()))
                .sorted(Comparator.comparingLong(Flow::count)
                        .reversed()
                        .thenComparing(Flow::to)
                        .thenComparing(Flow::from, Comparator.nullsFirst(Comparator.naturalOrder()))
                        .thenComparing(Flow::rule))
                .toList();
        return new Figure(window, flows.stream().mapToLong(Flow::count).sum(), flows);
    }

    private static Flow flow(Kind kind, Tally tally) {
        return new Flow(
                kind.from(), kind.to(), kind.rule(), tally.count, tally.days.size() == 0 ? null : tally.days.median());
    }
}
