package io.journeyledger.query.figures;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.journeyledger.projections.document.CustomerDocument;
import io.journeyledger.projections.document.Stage;
import io.journeyledger.projections.document.TimelineDocument;
import io.journeyledger.projections.document.TransitionDocument;
import io.journeyledger.projections.document.View;
import io.journeyledger.query.Crowd;
import io.journeyledger.query.Samples;
import io.journeyledger.query.Window;
import io.journeyledger.query.elasticsearch.Views;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Figures asked of the real server, how stages, cohorts and the number of customers went, beside the same counted in
 * the plainest way from the documents in memory.
 */
class StageFiguresTest {

    private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");
    private static final Instant FROM = Instant.parse("2024-09-10T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2025-06-20T12:30:00Z");

    private final Crowd crowd = Crowd.stored();
    private final Map<String, List<TransitionDocument>> byJourney = crowd.transitions().stream()
            .collect(groupingBy(transition -> transition.journey().id()));
    private final Views views = new Views(Samples.client(Samples.stored())).in(Crowd.NAME);

    @ParameterizedTest
    @EnumSource
    void counts_the_stages_at_every_step(Step step) {
        List<StageHistory.Point> points =
                new StageHistory(views).between(FROM, UNTIL, step, TAIPEI).points();

        assertThat(points.getFirst().at()).isEqualTo(FROM);
        assertThat(points.getLast().at()).isEqualTo(UNTIL);
        assertThat(points)
                .hasSize(
                        switch (step) {
                            case DAY -> 285;
                            case WEEK -> 42;
                            case MONTH -> 11;
                        });
        for (StageHistory.Point point : points) {
            Map<Stage, Long> expected = stages(point.at());
            assertThat(point.stages()).as(point.at().toString()).isEqualTo(expected);
            assertThat(point.journeys())
                    .isEqualTo(expected.values().stream().mapToLong(n -> n).sum());
        }
    }

    @Test
    void counts_at_an_instant_what_is_folded_as_of_it() {
        StageHistory.Point point = new StageHistory(views)
                .between(null, UNTIL, Step.MONTH, ZoneOffset.UTC)
                .points()
                .getLast();

        Map<Stage, Long> folded = zero();
        Objects.requireNonNull(crowd.documents(UNTIL).get(View.CUSTOMERS)).stream()
                .map(document -> ((CustomerDocument) document).lifecycle())
                .filter(Objects::nonNull)
                .forEach(lifecycle -> folded.merge(lifecycle.stage(), 1L, Long::sum));
        assertThat(point.stages()).isEqualTo(folded);
    }

    @Test
    void a_transition_counts_from_its_own_instant_on() {
        Instant at = crowd.transitions().get(500).timestamp();

        List<StageHistory.Point> points = new StageHistory(views)
                .between(at.minusMillis(1), at, Step.DAY, ZoneOffset.UTC)
                .points();

        assertThat(points)
                .extracting(StageHistory.Point::stages)
                .containsExactly(stages(at.minusMillis(1)), stages(at));
        assertThat(points.getFirst().stages()).isNotEqualTo(points.getLast().stages());
    }

    private Map<Stage, Long> stages(Instant at) {
        Map<Stage, Long> counts = zero();
        byJourney
                .values()
                .forEach(theirs -> theirs.stream()
                        .filter(transition -> !transition.timestamp().isAfter(at))
                        .max(Comparator.comparingInt(TransitionDocument::sequence))
                        .ifPresent(last -> counts.merge(last.to(), 1L, Long::sum)));
        return counts;
    }

    private static Map<Stage, Long> zero() {
        Map<Stage, Long> zero = new EnumMap<>(Stage.class);
        Arrays.stream(Stage.values()).forEach(stage -> zero.put(stage, 0L));
        return zero;
    }

    @Test
    void counts_flows_and_finds_the_median_of_their_days() {
        Flows.Figure figure = new Flows(views).within(new Window(FROM, UNTIL));

        List<TransitionDocument> within = crowd.transitions().stream()
                .filter(transition -> in(transition.timestamp()))
                .toList();
        Map<String, List<TransitionDocument>> kinds = within.stream()
                .collect(groupingBy(transition -> transition.from() + " " + transition.to() + " "
                        + transition.cause().rule()));
        assertThat(figure.transitions()).isEqualTo(within.size());
        assertThat(figure.flows()).hasSize(kinds.size()).hasSizeGreaterThan(8);
        assertThat(figure.flows())
                .isSortedAccordingTo(Comparator.comparingLong(Flows.Flow::count).reversed());
        for (Flows.Flow flow : figure.flows()) {
            List<TransitionDocument> same =
                    Objects.requireNonNull(kinds.get(flow.from() + " " + flow.to() + " " + flow.rule()));
            assertThat(flow.count()).isEqualTo(same.size());
            List<Double> days = same.stream()
                    .flatMap(transition -> Stream.ofNullable(transition.daysInStage()))
                    .sorted()
                    .toList();
            assertThat(flow.medianDays()).isEqualTo((days.get((days.size() - 1) / 2) + days.get(days.size() / 2)) / 2);
        }
    }

    @Test
    void cells_of_cohorts_count_distinct_buyers() {
        Cohorts.Figure figure = new Cohorts(views).within(new Window(FROM, UNTIL), Step.MONTH, TAIPEI);

        Map<YearMonth, Map<YearMonth, Set<String>>> cells = new TreeMap<>();
        purchases().forEach((journey, bought) -> {
            YearMonth cohort = bought.getFirst();
            bought.stream()
                    .filter(month -> !month.isAfter(YearMonth.from(UNTIL.atZone(TAIPEI))))
                    .forEach(month -> cells.computeIfAbsent(cohort, _ -> new TreeMap<>())
                            .computeIfAbsent(month, _ -> new HashSet<>())
                            .add(journey));
        });
        assertThat(figure.cohorts()).hasSize(10);
        for (Cohorts.Cohort cohort : figure.cohorts()) {
            YearMonth month = YearMonth.from(cohort.begin());
            Map<YearMonth, Set<String>> row = Objects.requireNonNull(cells.get(month));
            assertThat(cohort.size())
                    .isEqualTo(row.getOrDefault(month, Set.of()).size())
                    .isPositive();
            for (int later = 0; later < cohort.active().size(); later++) {
                int bought = row.getOrDefault(month.plusMonths(later), Set.of()).size();
                assertThat(cohort.active().get(later)).isEqualTo(bought);
                assertThat(cohort.share().get(later)).isEqualTo((double) bought / cohort.size());
            }
        }
    }

    @Test
    void cohorts_are_of_what_stood_there_when_it_was_asked() {
        String index = "/" + View.TIMELINE.sideIndex(Crowd.NAME);
        Cohorts.Figure before = new Cohorts(views).within(Window.ALWAYS, Step.MONTH, TAIPEI);
        String buyer = crowd.timeline().stream()
                .filter(event -> event.event().action().equals("purchase.made"))
                .findFirst()
                .orElseThrow()
                .journey()
                .id();
        Views asked = new Views(Samples.client(
                        Samples.stored(),
                        "es/search",
                        () -> Samples.send(
                                Samples.stored(), "POST", index + "/_bulk?refresh=true", """
                        {"index":{"_id":"meanwhile"}}
                        {"@timestamp":"2027-02-03T00:00:00Z","journey":{"id":"%s"},"event":{"action":"purchase.made"}}
                        """.formatted(buyer))))
                .in(Crowd.NAME);
        try {
            // when somebody buys, long after everybody else, as soon as the first question is answered
            assertThat(new Cohorts(asked).within(Window.ALWAYS, Step.MONTH, TAIPEI))
                    .isEqualTo(before);
        } finally {
            Samples.send(Samples.stored(), "DELETE", index + "/_doc/meanwhile?refresh=true", "");
        }
    }

    /** The months in which each journey bought within the time, if not before it. */
    private Map<String, List<YearMonth>> purchases() {
        Map<String, List<YearMonth>> months = new TreeMap<>();
        crowd.timeline().stream()
                .filter(event -> event.event().action().equals("purchase.made"))
                .filter(event -> event.timestamp().isBefore(UNTIL))
                .sorted(Comparator.comparing(TimelineDocument::timestamp))
                .forEach(event -> months.computeIfAbsent(event.journey().id(), _ -> new ArrayList<>())
                        .add(YearMonth.from(event.timestamp().atZone(TAIPEI))));
        crowd.timeline().stream()
                .filter(event -> event.event().action().equals("purchase.made"))
                .filter(event -> event.timestamp().isBefore(FROM))
                .forEach(event -> months.remove(event.journey().id()));
        return months;
    }

    @Test
    void retention_goes_by_the_customers_themselves() {
        Retentions.Figure figure = new Retentions(views).between(FROM, UNTIL);

        Set<String> start = customersAt(FROM);
        Set<String> end = customersAt(UNTIL);
        Set<String> added = minus(end, start);
        Set<String> before = byJourney.entrySet().stream()
                .filter(journey -> journey.getValue().stream()
                        .anyMatch(transition -> !transition.timestamp().isAfter(FROM) && isCustomer(transition.to())))
                .map(Map.Entry::getKey)
                .collect(toSet());
        assertThat(figure.start()).isEqualTo(start.size());
        assertThat(figure.end()).isEqualTo(end.size());
        assertThat(figure.lost()).isEqualTo(minus(start, end).size()).isPositive();
        assertThat(figure.fresh()).isEqualTo(minus(added, before).size()).isPositive();
        assertThat(figure.wonBack())
                .isEqualTo(added.size() - minus(added, before).size())
                .isPositive();
        assertThat(figure.returned()).isPositive().isLessThan(figure.kept());
        assertThat(figure.retention())
                .isEqualTo((double) (figure.end() - figure.fresh() - figure.wonBack()) / figure.start());
        assertThat(figure.attrition()).isCloseTo(1 - Objects.requireNonNull(figure.retention()), within(1e-12));
    }

    private Set<String> customersAt(Instant at) {
        Set<String> customers = new TreeSet<>();
        byJourney.forEach((journey, theirs) -> theirs.stream()
                .filter(transition -> !transition.timestamp().isAfter(at))
                .max(Comparator.comparingInt(TransitionDocument::sequence))
                .filter(last -> isCustomer(last.to()))
                .ifPresent(_ -> customers.add(journey)));
        return customers;
    }

    private static boolean isCustomer(Stage stage) {
        return stage != Stage.PROSPECT && stage != Stage.CHURNED;
    }

    private static Set<String> minus(Set<String> set, Set<String> others) {
        Set<String> rest = new TreeSet<>(set);
        rest.removeAll(others);
        return rest;
    }

    private static boolean in(Instant at) {
        return !at.isBefore(FROM) && at.isBefore(UNTIL);
    }
}
