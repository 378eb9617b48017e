package io.journeyledger.query.figures;

import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.DateRangeExpression;
import co.elastic.clients.elasticsearch._types.aggregations.RangeBucket;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.json.JsonData;
import io.journeyledger.projections.document.Stage;
import io.journeyledger.projections.document.View;
import io.journeyledger.query.InvalidQuestionException;
import io.journeyledger.query.Window;
import io.journeyledger.query.elasticsearch.Views;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How many journeys were in each stage, and when. A journey is in the stage that its last transition at or before an
 * instant led to. Every transition leads from the stage that the one before led to, so the number in a stage is the
 * number of transitions into it less the number out of it: nothing needs to be known of a single journey.
 */
@Component
public final class StageHistory {

    /** Most instants of one answer. */
    public static final int MOST = 1_000;

    private final Views views;

    StageHistory(Views views) {
        this.views = views;
    }

    /** The same over the side indices of that name; none: over the live views. */
    public StageHistory in(@Nullable String beside) {
        return new StageHistory(views.in(beside));
    }

    /** @param points oldest first */
    public record Figure(Step step, String zone, List<Point> points) {}

    /**
     * @param journeys those that had begun by then
     * @param stages every stage has its number
     */
    public record Point(Instant at, long journeys, Map<Stage, Long> stages) {}

    /**
     * The stages at {@code from}, at the begin of every period after it, and at {@code until}.
     *
     * @param from none: the first transition
     * @param until an instant of its own here, and the last
     * @throws InvalidQuestionException when these are more than {@value #MOST} instants
     */
    public Figure between(@Nullable Instant from, Instant until, Step step, ZoneId zone) {
        new Window(from, until);
        Instant first = from == null
                ? views.edge(View.TRANSITIONS, Dated.within(Window.ALWAYS, "@timestamp"), "@timestamp", SortOrder.Asc)
                : from;
        if (first == null || first.isAfter(until)) {
            return new Figure(step, zone.getId(), List.of());
        }
        List<Instant> instants = instants(first, until, step, zone);
        return new Figure(step, zone.getId(), points(instants));
    }

    static List<Instant> instants(Instant from, Instant until, Step step, ZoneId zone) {
        List<Instant> instants = new ArrayList<>(List.of(from.truncatedTo(ChronoUnit.MILLIS)));
        var begin = step.period(from, zone);
        for (int i = 1; ; i++) {
            Instant next = step.plus(begin, i).atStartOfDay(zone).toInstant();
            if (!next.isBefore(until)) {
                break;
            }
            if (instants.size() >= MOST - 1) {
                throw new InvalidQuestionException(
                        "step",
                        step.name(),
                        "that makes more than " + MOST + " instants: take longer steps or less time");
            }
            instants.add(next);
        }
        if (until.isAfter(instants.getLast())) {
            instants.add(until.truncatedTo(ChronoUnit.MILLIS));
        }
        return instants;
    }

    private List<Point> points(List<Instant> instants) {
        List<DateRangeExpression> ranges = new ArrayList<>();
        for (int i = 0; i < instants.size(); i++) {
            int at = i;
            ranges.add(DateRangeExpression.of(range -> {
                if (at > 0) {
                    range.from(f -> f.expr(after(instants.get(at - 1))));
                }
                return range.to(t -> t.expr(after(instants.get(at))));
            }));
        }
        SearchResponse<JsonData> counted = views.search(
                View.TRANSITIONS,
                search -> search.size(0)
                        .aggregations(
                                "steps",
                                a -> a.dateRange(r -> r.field("@timestamp").ranges(ranges))
                                        .aggregations(
                                                "to",
                                                t -> t.terms(s -> s.field("to").size(Stage.values().length)))
                                        .aggregations(
                                                "from",
                                                t -> t.terms(
                                                        s -> s.field("from").size(Stage.values().length)))));
        List<RangeBucket> steps = Objects.requireNonNull(counted.aggregations().get("steps"))
                .dateRange()
                .buckets()
                .array();
        Map<Stage, Long> stages = new EnumMap<>(Stage.class);
        for (Stage stage : Stage.values()) {
            stages.put(stage, 0L);
        }
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < instants.size(); i++) {
            add(stages, steps.get(i), "to", 1);
            add(stages, steps.get(i), "from", -1);
            points.add(new Point(
                    instants.get(i),
                    stages.values().stream().mapToLong(Long::longValue).sum(),
                    new EnumMap<>(stages)));
        }
        return points;
    }

    private static void add(Map<Stage, Long> stages, RangeBucket step, String way, int sign) {
        for (StringTermsBucket bucket : Objects.requireNonNull(
                        step.aggregations().get(way))
                .sterms()
                .buckets()
                .array()) {
            stages.merge(Stage.valueOf(bucket.key().stringValue()), sign * bucket.docCount(), Long::sum);
        }
    }

    /** Elasticsearch keeps milliseconds, and the ends of its ranges are not in them. */
    private static String after(Instant instant) {
        return instant.plusMillis(1).toString();
    }
}
