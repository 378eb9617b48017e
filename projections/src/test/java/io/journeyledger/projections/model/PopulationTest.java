package io.journeyledger.projections.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The statistics of populations. */
class PopulationTest {

    @Test
    void revenue_of_the_cdnow_sample_is_as_concentrated_as_published() {
        double[] revenue = Cdnow.read().stream()
                .collect(Collectors.groupingBy(
                        Cdnow.Purchase::customer, Collectors.summingDouble(Cdnow.Purchase::amount)))
                .values()
                .stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        Concentration customers = Concentration.of(revenue);

        assertThat(customers.members()).isEqualTo(2_357);
        assertThat(customers.total()).isCloseTo(244_091.94, within(0.005));
        assertThat(customers.shareOfTop(0.2)).isCloseTo(0.67455, within(5e-6));
        assertThat(customers.gini()).isCloseTo(0.630917, within(5e-7));
    }

    @Test
    void an_even_population_has_no_concentration_and_one_who_has_all_the_most() {
        assertThat(Concentration.of(5, 5, 5, 5).gini()).isCloseTo(0, within(1e-15));
        assertThat(Concentration.of(0, 0, 0, 8).gini()).isCloseTo(0.75, within(1e-15));
        assertThat(Concentration.of(0, 0, 0, 8).shareOfTop(0.25)).isEqualTo(1);
        assertThat(Concentration.of().gini()).isZero();
        assertThat(Concentration.of(0, 0).shareOfTop(0.5)).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> Concentration.of(1, -1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Concentration.of(1).shareOfTop(1.1));
    }

    @Test
    void the_gini_coefficient_keeps_to_its_range_however_many_there_are() {
        for (int members = 1; members <= 3_000; members++) {
            double[] alike = new double[members];
            Arrays.fill(alike, 0.1);
            double most = 1 - 1.0 / members;
            assertThat(Concentration.of(alike).gini()).as("%s alike", members).isBetween(0.0, most);

            double[] one = new double[members];
            one[0] = 0.1;
            assertThat(Concentration.of(one).gini()).as("one of %s", members).isBetween(0.0, most);
        }
    }

    @Test
    void the_lorenz_curve_lies_under_the_diagonal_and_bends_upwards() {
        SplittableRandom dice = new SplittableRandom(3);
        Concentration spread = Concentration.of(
                dice.doubles(500).map(value -> value * value * value).toArray());

        assertThat(spread.lorenz(0)).isZero();
        assertThat(spread.lorenz(1)).isCloseTo(1, within(1e-12));
        for (double part = 0.01; part < 0.99; part += 0.01) {
            assertThat(spread.lorenz(part)).isLessThan(part);
            assertThat(spread.lorenz(part)).isLessThan((spread.lorenz(part - 0.01) + spread.lorenz(part + 0.01)) / 2);
        }
        assertThat(spread.lorenz(0.8)).isCloseTo(1 - spread.shareOfTop(0.2), within(1e-9));
    }

    @Test
    void quintiles_have_the_same_size_and_equal_values_fall_together() {
        Quintiles hundred =
                Quintiles.of(IntStream.rangeClosed(1, 100).mapToDouble(i -> i).toArray());
        assertThat(hundred.bounds()).containsExactly(20.0, 40.0, 60.0, 80.0);
        assertThat(hundred.score(20)).isEqualTo(1);
        assertThat(hundred.score(21)).isEqualTo(2);
        assertThat(hundred.score(1_000)).isEqualTo(5);
        assertThat(hundred.invertedScore(1)).isEqualTo(5);
        assertThat(hundred.invertedScore(100)).isEqualTo(1);

        // six of ten bought once: all in the lowest class, and the next two classes are empty
        Quintiles tied = Quintiles.of(1, 1, 1, 1, 1, 1, 2, 3, 4, 9);
        assertThat(tied.bounds()).containsExactly(1.0, 1.0, 1.0, 3.0);
        assertThat(tied.score(1)).isEqualTo(1);
        assertThat(tied.score(2)).isEqualTo(4);
        assertThat(tied.score(9)).isEqualTo(5);
    }

    @Test
    void quintiles_need_four_ascending_bounds_and_a_population() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Quintiles(List.of(1.0, 2.0)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Quintiles(List.of(1.0, 3.0, 2.0, 4.0)));
        assertThatIllegalArgumentException().isThrownBy(Quintiles::of);
    }

    @Test
    void retention_counts_who_stayed_and_not_how_many_there_are() {
        Retention published = new Retention(200, 40, 220);
        assertThat(published.rate()).isEqualTo(0.90);
        assertThat(published.attrition()).isEqualTo(0.10);

        assertThat(new Retention(0, 1, 1).rate()).isNaN();
        assertThatIllegalArgumentException().isThrownBy(() -> new Retention(10, 0, 11));
    }

    @Test
    void the_net_promoter_score_counts_the_passive_among_the_answers() {
        assertThat(new NetPromoterScore(5, 3, 2).score()).isEqualTo(30);
        assertThat(new NetPromoterScore(0, 0, 4).score()).isEqualTo(-100);
        assertThat(new NetPromoterScore(0, 0, 0).score()).isNaN();
        assertThatIllegalArgumentException().isThrownBy(() -> new NetPromoterScore(1, -1, 0));
    }
}
