package io.journeyledger.query;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.journeyledger.ledger.FeedbackEvent.Instrument;
import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.CustomerDocument;
import io.journeyledger.projections.document.CustomerDocument.Recovery;
import io.journeyledger.projections.document.Stage;
import io.journeyledger.projections.document.TimelineDocument;
import io.journeyledger.projections.document.TransitionDocument;
import io.journeyledger.projections.document.View;
import io.journeyledger.query.RecoveryFigure.Change;
import io.journeyledger.query.RecoveryFigure.Group;
import java.time.Instant;
import java.time.LocalDate;
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
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Figures asked of the real server beside the same figures counted in the plainest way from the documents in memory. */
class FiguresTest {

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

    /** The months in which each journey bought within the time, if not before it. */
    private Map<String, List<YearMonth>> purchases() {
        Map<String, List<YearMonth>> months = new TreeMap<>();
        crowd.timeline().stream()
                .filter(event -> event.event().action().equals("purchase.made"))
                .filter(event -> event.timestamp().isBefore(UNTIL))
                .sorted(Comparator.comparing(TimelineDocument::timestamp))
                .forEach(event -> months.computeIfAbsent(event.journey().id(), _ -> new ArrayList<>())
                        .add(YearMonth.from(event.timestamp().atZone(TAIPEI))));
        YearMonth first = YearMonth.from(FROM.atZone(TAIPEI));
        months.values().removeIf(bought -> bought.getFirst().isBefore(first));
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

    private record Buyer(String id, String currency, LocalDate last, int frequency, double monetary) {}

    private List<Buyer> buyers(String currency) {
        return crowd.customers().stream()
                .flatMap(customer -> Stream.ofNullable(customer.loyalty())
                        .filter(loyalty -> loyalty.lastPurchaseAt() != null)
                        .map(loyalty -> new Buyer(
                                customer.id(),
                                Objects.requireNonNull(
                                        Objects.requireNonNull(customer.value()).currency()),
                                LocalDate.ofInstant(Objects.requireNonNull(loyalty.lastPurchaseAt()), TAIPEI),
                                loyalty.frequency(),
                                loyalty.monetary().doubleValue())))
                .filter(buyer -> currency.equals(buyer.currency()))
                .toList();
    }

    @Test
    void scores_by_quintiles_of_each_currency_with_ties_alike() {
        Rfm.Figure figure = new Rfm(views).cells(null, TAIPEI);

        assertThat(figure.populations())
                .extracting(RfmPopulation.Figure::currency)
                .containsExactly("EUR", "TWD");
        for (RfmPopulation.Figure population : figure.populations()) {
            List<Buyer> buyers = buyers(population.currency());
            Map<String, Long> cells = cells(buyers).values().stream().collect(groupingBy(cell -> cell, counting()));
            assertThat(population.journeys()).isEqualTo(buyers.size()).isPositive();
            assertThat(population.cells())
                    .hasSize(cells.size())
                    .allSatisfy(cell -> assertThat(cell.journeys()).isEqualTo(cells.get(cell.cell())));
            assertThat(population.cells().stream()
                            .mapToDouble(RfmPopulation.Cell::total)
                            .sum())
                    .isCloseTo(buyers.stream().mapToDouble(Buyer::monetary).sum(), within(1e-6));
        }
    }

    @Test
    void tells_page_by_page_who_is_in_a_cell() {
        Rfm rfm = new Rfm(views);
        Map<String, String> cells = cells(buyers("EUR"));
        List<RfmPopulation.Cell> all =
                rfm.cells("EUR", TAIPEI).populations().getFirst().cells();
        // the fullest, and one at each edge
        for (String cell : List.of(
                all.stream()
                        .max(Comparator.comparingLong(RfmPopulation.Cell::journeys))
                        .orElseThrow()
                        .cell(),
                all.getFirst().cell(),
                all.getLast().cell())) {
            List<String> found = new ArrayList<>();
            String cursor = null;
            do {
                Rfm.Page page = rfm.journeys(cell, "EUR", TAIPEI, cursor, 13);
                page.journeys().forEach(member -> found.add(member.id()));
                assertThat(page.total())
                        .isEqualTo(cells.values().stream().filter(cell::equals).count());
                cursor = page.cursor();
            } while (cursor != null);

            assertThat(found)
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(cells.entrySet().stream()
                            .filter(entry -> entry.getValue().equals(cell))
                            .map(Map.Entry::getKey)
                            .toList());
        }
        assertThatExceptionOfType(InvalidQuestionException.class)
                .isThrownBy(() -> rfm.journeys("545", null, TAIPEI, null, 10))
                .withMessageContaining("[EUR, TWD]");
    }

    /** One more than the number of bounds below, the bounds being the values of rank n/5, 2n/5, 3n/5, 4n/5. */
    private static Map<String, String> cells(List<Buyer> buyers) {
        Function<Buyer, Double> days = buyer -> (double) -buyer.last().toEpochDay();
        Function<Buyer, Double> frequency = buyer -> (double) buyer.frequency();
        List<Double> byDays = buyers.stream().map(days).sorted().toList();
        List<Double> byFrequency = buyers.stream().map(frequency).sorted().toList();
        List<Double> byMonetary = buyers.stream().map(Buyer::monetary).sorted().toList();
        Map<String, String> cells = new TreeMap<>();
        for (Buyer buyer : buyers) {
            cells.put(
                    buyer.id(),
                    "" + (6 - score(byDays, days.apply(buyer)))
                            + score(byFrequency, frequency.apply(buyer))
                            + score(byMonetary, buyer.monetary()));
        }
        return cells;
    }

    private static int score(List<Double> ascending, double value) {
        int score = 1;
        for (int fifth = 1; fifth <= 4; fifth++) {
            double bound = ascending.get((int) Math.ceil(fifth * ascending.size() / 5.0) - 1);
            score += value > bound ? 1 : 0;
        }
        return score;
    }

    @Test
    void concentration_is_that_of_all_pairs() {
        for (Spreads.Spread spread :
                new Spreads(views).of(Spreads.Measure.MONETARY, null, 20, 10).spreads()) {
            double[] values = buyers(spread.currency()).stream()
                    .mapToDouble(Buyer::monetary)
                    .sorted()
                    .toArray();
            int n = values.length;
            double sum = Arrays.stream(values).sum();
            double differences = 0;
            for (double one : values) {
                for (double other : values) {
                    differences += Math.abs(one - other);
                }
            }
            double top = Arrays.stream(values, n - (int) Math.ceil(n / 5.0), n).sum();

            assertThat(spread.journeys()).isEqualTo(n);
            assertThat(spread.negative()).isZero();
            assertThat(spread.total()).isCloseTo(sum, within(1e-6));
            assertThat(spread.gini()).isCloseTo(differences / (2 * n * sum), within(1e-9));
            assertThat(spread.top().share()).isCloseTo(top / sum, within(1e-9));
            assertThat(spread.lorenz())
                    .hasSize(11)
                    .startsWith(new Spreads.Point(0, 0))
                    .allSatisfy(point -> assertThat(point.share()).isLessThanOrEqualTo(point.part() + 1e-12));
        }
    }

    @Test
    void never_mixes_scales_and_counts_every_answer_of_the_time() {
        Scores.Figure figure = new Scores(views, new NoLedger().policies()).within(new Window(FROM, UNTIL), null);

        List<Integer> nps = scores(Instrument.NPS);
        long promoters = nps.stream().filter(score -> score >= 9).count();
        long detractors = nps.stream().filter(score -> score <= 6).count();
        assertThat(figure.nps().answers()).isEqualTo(nps.size()).isPositive();
        assertThat(figure.nps().score()).isEqualTo(100.0 * (promoters - detractors) / nps.size());
        List<Integer> csat = scores(Instrument.CSAT);
        assertThat(figure.csat().share())
                .isEqualTo((double) csat.stream().filter(score -> score >= 4).count() / csat.size());
        assertThat(figure.ces1().mean()).isCloseTo(mean(scores(Instrument.CES_1)), within(1e-12));
        assertThat(figure.ces2().mean()).isCloseTo(mean(scores(Instrument.CES_2)), within(1e-12));
        assertThat(figure.ces1().scores()).hasSize(5);
        assertThat(figure.ces2().scores()).hasSize(7);
        assertThat(figure.policy()).isEqualTo(Crowd.POLICY.version());
    }

    private List<Integer> scores(Instrument instrument) {
        return crowd.timeline().stream()
                .filter(event -> in(event.timestamp()) && event.journey().instrument() == instrument)
                .map(event -> Objects.requireNonNull(event.journey().score()))
                .toList();
    }

    private static double mean(List<Integer> scores) {
        return scores.stream().mapToInt(score -> score).average().orElseThrow();
    }

    @Test
    void tells_what_became_of_complaints() {
        RecoveryFigure figure = new RecoveryTable(views).within(new Window(FROM, UNTIL));

        List<ComplaintDocument> lodged = crowd.complaints().stream()
                .filter(complaint -> in(complaint.lodgedAt()))
                .toList();
        assertThat(figure.all().complaints()).isEqualTo(lodged.size());
        assertThat(figure.all().doubleDeviations())
                .isEqualTo(lodged.stream()
                        .filter(ComplaintDocument::doubleDeviation)
                        .count())
                .isPositive();
        assertThat(figure.all().open())
                .isEqualTo(lodged.stream().filter(ComplaintDocument::open).count())
                .isPositive();
        assertThat(figure.all().recovered())
                .isEqualTo(lodged.stream()
                        .filter(complaint -> !complaint.open()
                                && !complaint.doubleDeviation()
                                && Boolean.TRUE.equals(complaint.acceptedByCustomer()))
                        .count())
                .isPositive();
        for (List<Group> groups : List.of(figure.byRecovery(), figure.bySeverity(), figure.byAnswer())) {
            assertThat(groups.stream().mapToLong(Group::complaints).sum()).isEqualTo(lodged.size());
        }
        for (Group group : figure.byRedress()) {
            assertThat(group.complaints())
                    .as(group.group())
                    .isEqualTo(lodged.stream()
                            .filter(complaint -> group.group().equals("NONE")
                                    ? complaint.redress().isEmpty()
                                    : complaint.redress().stream()
                                            .anyMatch(redress ->
                                                    redress.kind().name().equals(group.group())))
                            .count());
        }
    }

    @Test
    void compares_scores_before_a_failure_and_after_its_recovery_as_the_customers_document_does() {
        RecoveryFigure figure = new RecoveryTable(views).within(Window.ALWAYS);

        // A document compares on one scale: it can have fewer comparisons, and none that the table has not.
        Map<Instrument, List<Recovery>> known = crowd.customers().stream()
                .flatMap(customer -> Stream.ofNullable(customer.satisfaction()))
                .flatMap(satisfaction -> Stream.ofNullable(satisfaction.recovery()))
                .filter(recovery -> recovery.before() != null && recovery.after() != null)
                .collect(groupingBy(recovery -> Objects.requireNonNull(recovery.instrument())));
        assertThat(known).hasSize(4);
        known.forEach((instrument, recoveries) -> {
            Change change = Objects.requireNonNull(figure.all().scores().get(instrument));
            assertThat(change.answers()).isGreaterThanOrEqualTo(recoveries.size());
            assertThat(change.better()).isLessThanOrEqualTo(change.regained());
        });
        for (Instrument instrument : Instrument.values()) {
            Change expected = change(instrument);
            assertThat(figure.all().scores()).containsEntry(instrument, expected);
        }
    }

    private Change change(Instrument instrument) {
        long n = 0;
        long before = 0;
        long after = 0;
        long regained = 0;
        long better = 0;
        for (ComplaintDocument complaint : crowd.complaints()) {
            List<TimelineDocument> answers = crowd.timeline().stream()
                    .filter(event -> event.journey().instrument() == instrument)
                    .filter(event ->
                            event.journey().id().equals(complaint.journey().id()))
                    .sorted(Comparator.comparing(TimelineDocument::timestamp)
                            .thenComparingLong(TimelineDocument::position))
                    .toList();
            Instant ended = Stream.of(complaint.answeredAt(), complaint.resolvedAt())
                    .filter(Objects::nonNull)
                    .max(Comparator.naturalOrder())
                    .filter(_ -> !complaint.open())
                    .orElse(Instant.MAX);
            List<Integer> then = answers.stream()
                    .filter(answer -> answer.timestamp().isBefore(complaint.lodgedAt()))
                    .map(answer -> Objects.requireNonNull(answer.journey().score()))
                    .toList();
            List<Integer> since = answers.stream()
                    .filter(answer -> answer.timestamp().isAfter(ended))
                    .map(answer -> Objects.requireNonNull(answer.journey().score()))
                    .toList();
            if (!then.isEmpty() && !since.isEmpty()) {
                int gain = (since.getFirst() - then.getLast()) * (instrument == Instrument.CES_1 ? -1 : 1);
                n++;
                before += then.getLast();
                after += since.getFirst();
                regained += gain >= 0 ? 1 : 0;
                better += gain > 0 ? 1 : 0;
            }
        }
        return new Change(n, (double) before / n, (double) after / n, regained, better);
    }

    private static boolean in(Instant at) {
        return !at.isBefore(FROM) && at.isBefore(UNTIL);
    }
}
