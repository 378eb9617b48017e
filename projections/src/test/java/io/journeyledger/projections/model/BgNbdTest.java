package io.journeyledger.projections.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BgNbdTest {

    /** As published, rounded, for the CDNOW sample. */
    private static final BgNbd CDNOW = new BgNbd(0.243, 4.414, 0.793, 2.426);

    @ParameterizedTest
    @CsvSource({
        "2, 30.43, 38.86, 0.726579, 1.226028",
        "1, 1.71, 38.86, 0.212101, 0.203187",
        "0, 0, 38.86, 1, 0.195098",
        "7, 29.43, 38.86, 0.641756, 3.337053"
    })
    void gives_the_published_figures_at_the_published_parameters(
            int x, double tx, double age, double alive, double expected) {
        assertThat(CDNOW.aliveProbability(x, tx, age)).isCloseTo(alive, within(1e-6));
        assertThat(CDNOW.expectedPurchases(x, tx, age, 39)).isCloseTo(expected, within(1e-6));
    }

    @ParameterizedTest
    @MethodSource("references")
    void agrees_with_arbitrary_precision_far_beyond_usual_customers(double[] row) {
        BgNbd model = new BgNbd(row[0], row[1], row[2], row[3]);
        int x = (int) row[4];

        assertThat(model.logLikelihood(x, row[5], row[6])).isCloseTo(row[8], within(1e-10 * Math.max(1, -row[8])));
        closeTo(model.aliveProbability(x, row[5], row[6]), row[9]);
        closeTo(model.expectedPurchases(x, row[5], row[6], row[7]), row[10]);
    }

    private static void closeTo(double actual, double expected) {
        if (expected < 1e-300) {
            assertThat(actual).isBetween(0.0, 1e-300);
        } else {
            assertThat(actual).isCloseTo(expected, withinPercentage(1e-8));
        }
    }

    static Stream<double[]> references() throws IOException {
        try (var in = Objects.requireNonNull(BgNbdTest.class.getResourceAsStream("bg-nbd.txt"))) {
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> Stream.of(line.split(" "))
                            .mapToDouble(Double::parseDouble)
                            .toArray());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2, 30.43, 38.86, 156, 0.0025, 3.02506435696139",
        "0, 0, 0, 156, 0.0025, 2.3999808976965",
        "50, 99, 100, 52, 0.01, 16.4156866631332",
        "0, 0, 0, 520, 0.002, 3.6728675099467"
    })
    void weighs_purchases_by_how_soon_they_come(
            int x, double tx, double age, double horizon, double rate, double expected) {
        assertThat(CDNOW.discountedPurchases(x, tx, age, horizon, rate)).isCloseTo(expected, withinPercentage(1e-4));
        assertThat(CDNOW.discountedPurchases(x, tx, age, horizon, 0))
                .isEqualTo(CDNOW.expectedPurchases(x, tx, age, horizon));
    }

    @Test
    void weighs_purchases_of_twenty_years_nearly_as_well() {
        assertThat(CDNOW.discountedPurchases(0, 0, 0, 1000, 0.01)).isCloseTo(1.84496093087624, withinPercentage(0.1));
    }

    @Test
    void keeps_its_bounds_and_directions_over_a_random_grid() {
        SplittableRandom dice = new SplittableRandom(20050);
        for (int i = 0; i < 3_000; i++) {
            BgNbd model = new BgNbd(logUniform(dice), 10 * logUniform(dice), logUniform(dice), logUniform(dice));
            double age = dice.nextDouble(1_000);
            int x = (int) Math.min(10_000, Math.exp(dice.nextDouble(Math.log1p(7 * age))));
            double tx = x == 0 ? 0 : age * dice.nextDouble();
            double horizon = dice.nextDouble(0.1, 104);
            String customer = model + " x=" + x + " tx=" + tx + " age=" + age + " horizon=" + horizon;

            double alive = model.aliveProbability(x, tx, age);
            double expected = model.expectedPurchases(x, tx, age, horizon);

            assertThat(alive).as(customer).isBetween(0.0, 1.0);
            assertThat(model.aliveProbability(x, tx, age + 1)).as(customer).isLessThanOrEqualTo(alive);
            assertThat(expected).as(customer).isBetween(0.0, (model.r() + x) / (model.alpha() + age) * horizon);
            assertThat(model.expectedPurchases(x, tx, age, horizon + 1))
                    .as(customer)
                    .isGreaterThanOrEqualTo(expected);
            assertThat(model.discountedPurchases(x, tx, age, horizon, 0.002))
                    .as(customer)
                    .isLessThanOrEqualTo(expected * (1 + 1e-9));
            assertThat(model.logLikelihood(x, tx, age)).as(customer).isFinite();
        }
    }

    private static double logUniform(SplittableRandom dice) {
        return Math.exp(dice.nextDouble(-3, 3));
    }

    @Test
    void knows_when_the_probability_has_fallen_to_a_threshold() {
        SplittableRandom dice = new SplittableRandom(77);
        for (int i = 0; i < 1_000; i++) {
            int x = 1 + dice.nextInt(200);
            double tx = dice.nextDouble(500);
            double threshold = dice.nextDouble(0.01, 0.6);

            double age = CDNOW.ageWhenLess(x, tx, threshold);

            assertThat(CDNOW.aliveProbability(x, tx, age)).isCloseTo(threshold, within(1e-9));
        }
        assertThat(CDNOW.ageWhenLess(0, 0, 0.2)).isInfinite();
        assertThat(CDNOW.ageWhenLess(1, 3, 0.9)).as("never so likely").isEqualTo(3);
    }

    @Test
    void counts_of_purchases_are_a_distribution_with_the_expected_mean() {
        double all = 0;
        double mean = 0;
        for (int x = 0; x < 400; x++) {
            double probability = CDNOW.probability(x, 39);
            all += probability;
            mean += x * probability;
        }

        assertThat(all).isCloseTo(1, within(1e-9));
        assertThat(mean).isCloseTo(CDNOW.expectedPurchases(0, 0, 0, 39), within(1e-7));
    }

    @Test
    void refuses_what_no_customer_can_be() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> CDNOW.aliveProbability(2, 5, 4))
                .withMessageContaining("tx = 5");
        assertThatIllegalArgumentException().isThrownBy(() -> CDNOW.aliveProbability(0, 1, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> CDNOW.aliveProbability(-1, 0, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> CDNOW.aliveProbability(1, 0, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> CDNOW.expectedPurchases(1, 1, 4, -1));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new BgNbd(0.2, 4, 0, 2))
                .withMessage("a is 0.0, and must be greater than 0");
    }
}
