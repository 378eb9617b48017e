package io.journeyledger.projections.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GammaGammaTest {

    /** As published, rounded, for the CDNOW sample. */
    private static final GammaGamma CDNOW = new GammaGamma(6.25, 3.74, 15.44);

    @Test
    void gives_the_published_figures_at_the_published_parameters() {
        assertThat(CDNOW.expectedSpend(2, 22.35)).isCloseTo(24.6637, within(5e-5));
        assertThat(CDNOW.expectedSpend(0, 0)).isCloseTo(35.219, within(5e-4));
    }

    @ParameterizedTest
    @CsvSource({
        "2, 22.35, 24.6637139107612, -3.5513167597317",
        "1, 14.96, 21.1345939933259, -3.58609488516562",
        "10000, 35.0, 35.0000095995792, -3.99442949604089"
    })
    void agrees_with_arbitrary_precision(int x, double mean, double spend, double logLikelihood) {
        assertThat(CDNOW.expectedSpend(x, mean)).isCloseTo(spend, withinPercentage(1e-10));
        assertThat(CDNOW.logLikelihood(x, mean)).isCloseTo(logLikelihood, withinPercentage(1e-8));
    }

    @Test
    void believes_the_customer_more_the_more_there_is_to_see() {
        double population = CDNOW.expectedSpend(0, 0);

        assertThat(CDNOW.expectedSpend(1, 100)).isBetween(population, CDNOW.expectedSpend(5, 100));
        assertThat(CDNOW.expectedSpend(10_000, 100)).isCloseTo(100, within(0.01));
        assertThat(CDNOW.expectedSpend(10_000, 0)).isBetween(0.0, 0.01);
    }

    @Test
    void refuses_a_population_without_a_mean() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new GammaGamma(6, 1, 15))
                .withMessage("q is 1.0, and must be greater than 1");
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> CDNOW.expectedSpend(1, -2));
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> CDNOW.logLikelihood(1, 0));
    }

    @Test
    void a_lifetime_value_is_what_is_left_of_the_purchases_to_come() {
        BgNbd purchases = new BgNbd(0.243, 4.414, 0.793, 2.426);
        double expected = purchases.expectedPurchases(2, 30.43, 38.86, 39);

        assertThat(new LifetimeValue(39, 0, 0.5).of(purchases, 2, 30.43, 38.86, 20))
                .isCloseTo(0.5 * 20 * expected, within(1e-12));
        assertThat(new LifetimeValue(39, 0.1, 0.5).of(purchases, 2, 30.43, 38.86, 20))
                .isBetween(0.5 * 20 * expected / Math.pow(1.1, 39 * 7 / 365.25), 0.5 * 20 * expected);
    }
}
