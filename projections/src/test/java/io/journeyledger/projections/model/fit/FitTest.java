package io.journeyledger.projections.model.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.journeyledger.projections.fold.Buyer;
import io.journeyledger.projections.model.BgNbd;
import io.journeyledger.projections.model.GammaGamma;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Populations drawn from known parameters, and populations that tell none. */
class FitTest {

    @Test
    void finds_the_parameters_that_a_population_was_drawn_from() {
        BgNbd buying = new BgNbd(0.8, 6, 0.9, 3.5);
        GammaGamma spending = new GammaGamma(5, 4, 20);

        List<Buyer> buyers = new Population(buying, spending, 1_994).draw(20_000);

        BgNbd found = BgNbdFit.of(buyers).model();
        // Whole days and merged purchases make it differ a little in any case.
        assertThat(found.r()).isCloseTo(0.8, withinPercentage(6));
        assertThat(found.alpha()).isCloseTo(6, withinPercentage(8));
        assertThat(found.a() / (found.a() + found.b())).isCloseTo(0.9 / 4.4, withinPercentage(6));
        GammaGamma spent = GammaGammaFit.of(buyers).model();
        assertThat(spent.p()).isCloseTo(5, withinPercentage(10));
        assertThat(spent.q()).isCloseTo(4, withinPercentage(10));
        assertThat(spent.expectedSpend(0, 0)).isCloseTo(spending.expectedSpend(0, 0), withinPercentage(2));
    }

    @Test
    void says_what_is_missing_when_too_few_bought_again() {
        List<Buyer> buyers = Collections.nCopies(300, buyer(0, 0, 200, 0, 0));

        assertThatExceptionOfType(CannotFitException.class)
                .isThrownBy(() -> BgNbdFit.of(buyers))
                .withMessageContaining("Of 300 customers 0 bought on more than one day")
                .withMessageContaining("at least 20")
                .withMessageContaining("--until");
        assertThatExceptionOfType(CannotFitException.class)
                .isThrownBy(() -> GammaGammaFit.of(buyers))
                .withMessageContaining("Of 300 customers 0 paid");
    }

    @Test
    void says_that_equal_customers_tell_no_parameters() {
        List<Buyer> buyers = Collections.nCopies(300, buyer(4, 180, 200, 20, 4));

        assertThatExceptionOfType(CannotFitException.class)
                .isThrownBy(() -> BgNbdFit.of(buyers))
                .withMessageContaining("do not tell");
        assertThatExceptionOfType(CannotFitException.class)
                .isThrownBy(() -> GammaGammaFit.of(buyers))
                .withMessageContaining("does not tell");
    }

    @Test
    void a_buyer_is_free_of_contradictions() {
        assertThatIllegalArgumentException().isThrownBy(() -> buyer(0, 3, 10, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> buyer(3, 11, 10, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> buyer(3, 9, 10, 5, 4));
    }

    private static Buyer buyer(int repeats, int lastDays, int ageDays, double meanSpend, int amounts) {
        return new Buyer(repeats, lastDays, ageDays, meanSpend, amounts, repeats + 1, null);
    }

    /** Draws customers as the models say they come about. */
    private static final class Population {
        private final BgNbd buying;
        private final GammaGamma spending;
        private final Random dice;

        Population(BgNbd buying, GammaGamma spending, long seed) {
            this.buying = buying;
            this.spending = spending;
            this.dice = new Random(seed);
        }

        List<Buyer> draw(int customers) {
            List<Buyer> buyers = new ArrayList<>();
            for (int i = 0; i < customers; i++) {
                buyers.add(buyer(200 + dice.nextInt(165)));
            }
            return buyers;
        }

        private Buyer buyer(int ageDays) {
            double rate = gamma(buying.r()) / buying.alpha();
            double leave = beta(buying.a(), buying.b());
            double unit = gamma(spending.q()) / spending.gamma();
            int repeats = 0;
            int last = 0;
            double spent = 0;
            double weeks = 0;
            while (true) {
                weeks += -Math.log(1 - dice.nextDouble()) / rate;
                int day = (int) Math.round(weeks * 7);
                if (weeks * 7 > ageDays || day > ageDays) {
                    break;
                }
                if (day > last) {
                    repeats++;
                    last = day;
                    spent += gamma(spending.p()) / unit;
                }
                if (dice.nextDouble() < leave) {
                    break;
                }
            }
            return FitTest.buyer(repeats, last, ageDays, repeats == 0 ? 0 : spent / repeats, repeats);
        }

        private double beta(double a, double b) {
            double one = gamma(a);
            return one / (one + gamma(b));
        }

        /** Marsaglia and Tsang 2000. */
        private double gamma(double shape) {
            if (shape < 1) {
                return gamma(shape + 1) * Math.pow(1 - dice.nextDouble(), 1 / shape);
            }
            double d = shape - 1 / 3.0;
            double c = 1 / Math.sqrt(9 * d);
            while (true) {
                double z = dice.nextGaussian();
                double v = Math.pow(1 + c * z, 3);
                if (v > 0 && Math.log(1 - dice.nextDouble()) < z * z / 2 + d - d * v + d * Math.log(v)) {
                    return d * v;
                }
            }
        }
    }
}
