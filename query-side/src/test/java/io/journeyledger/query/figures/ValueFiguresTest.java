package io.journeyledger.query.figures;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.journeyledger.projections.document.View;
import io.journeyledger.query.Crowd;
import io.journeyledger.query.InvalidQuestionException;
import io.journeyledger.query.Samples;
import io.journeyledger.query.SideIndex;
import io.journeyledger.query.elasticsearch.Views;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Figures asked of the real server, what customers are worth and how that spreads, beside the same counted in the
 * plainest way from the documents in memory.
 */
class ValueFiguresTest {

    private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");

    private final Crowd crowd = Crowd.stored();
    private final Views views = new Views(Samples.client(Samples.stored())).in(Crowd.NAME);

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
    void tells_sums_to_the_cent_as_they_are_added_up_in_decimals() {
        Rfm.Figure figure = new Rfm(views).cells(null, TAIPEI);

        assertThat(figure.populations())
                .flatExtracting(RfmPopulation.Figure::cells)
                .allSatisfy(cell -> assertThat(BigDecimal.valueOf(cell.total()).scale())
                        .as("%s", cell.total())
                        .isLessThanOrEqualTo(2));
        assertThat(new Spreads(views).of(Spreads.Measure.REVENUE, null, 20, 4).spreads())
                .allSatisfy(
                        spread -> assertThat(BigDecimal.valueOf(spread.total()).scale())
                                .as("%s", spread.total())
                                .isLessThanOrEqualTo(2));
    }

    @Test
    void a_cell_of_nobody_has_the_currency_that_was_asked_for_or_none() {
        SideIndex nobody = new SideIndex("nobody");
        nobody.add(View.CUSTOMERS, List.of());
        nobody.store();
        Rfm rfm = new Rfm(new Views(Samples.client(Samples.stored())).in("nobody"));

        assertThat(rfm.journeys("555", null, TAIPEI, null, 10))
                .isEqualTo(new Rfm.Page("555", null, 0, List.of(), null));
        assertThat(rfm.journeys("555", "", TAIPEI, null, 10).currency()).isNull();
        assertThat(rfm.journeys("555", "EUR", TAIPEI, null, 10).currency()).isEqualTo("EUR");
    }

    @Test
    void a_score_that_ties_leave_to_nobody_is_nobodys() {
        SideIndex tied = new SideIndex("tied");
        tied.add(
                View.CUSTOMERS,
                List.of(crowd.customers().stream()
                        .filter(customer ->
                                customer.id().equals(buyers("EUR").getFirst().id()))
                        .findFirst()
                        .orElseThrow()));
        tied.store();
        Rfm rfm = new Rfm(new Views(Samples.client(Samples.stored())).in("tied"));

        assertThat(rfm.cells("EUR", TAIPEI).populations().getFirst().cells())
                .extracting(RfmPopulation.Cell::cell)
                .containsExactly("511");
        assertThat(rfm.journeys("511", "EUR", TAIPEI, null, 10).total()).isEqualTo(1);
        for (String cell : List.of("111", "211", "411", "531", "514")) {
            assertThat(rfm.journeys(cell, "EUR", TAIPEI, null, 10))
                    .isEqualTo(new Rfm.Page(cell, "EUR", 0, List.of(), null));
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
}
