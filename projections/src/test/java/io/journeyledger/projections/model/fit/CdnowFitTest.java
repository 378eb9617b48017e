package io.journeyledger.projections.model.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.journeyledger.projections.fold.Buyer;
import io.journeyledger.projections.model.BgNbd;
import io.journeyledger.projections.model.Cdnow;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The published analysis of the CDNOW sample: calibrated on 39 weeks, held against the 39 weeks after. */
class CdnowFitTest {

    /** @param later days with purchases in the weeks after the calibration */
    private record Customer(Buyer buyer, int later) {}

    private static final List<Customer> CUSTOMERS = new ArrayList<>();

    @BeforeAll
    static void read() {
        Map<String, TreeMap<LocalDate, Double>> days = new HashMap<>();
        Cdnow.read()
                .forEach(purchase -> days.computeIfAbsent(purchase.customer(), _ -> new TreeMap<>())
                        .merge(purchase.day(), purchase.amount(), Double::sum));
        days.values().forEach(all -> {
            var calibration = all.headMap(Cdnow.CALIBRATED, true);
            LocalDate first = calibration.firstKey();
            double[] again = calibration.tailMap(first, false).values().stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            CUSTOMERS.add(new Customer(
                    new Buyer(
                            again.length,
                            (int) ChronoUnit.DAYS.between(first, calibration.lastKey()),
                            (int) ChronoUnit.DAYS.between(first, Cdnow.CALIBRATED),
                            java.util.Arrays.stream(again).average().orElse(0),
                            again.length,
                            calibration.size(),
                            null),
                    all.size() - calibration.size()));
        });
    }

    private static List<Buyer> buyers() {
        return CUSTOMERS.stream().map(Customer::buyer).toList();
    }

    @Test
    void estimates_the_published_parameters_of_purchases() {
        BgNbdFit fit = BgNbdFit.of(buyers());

        assertThat(fit.customers()).isEqualTo(2_357);
        assertThat(fit.repeaters()).isEqualTo(946);
        assertThat(fit.model().r()).isCloseTo(0.2426, within(5e-5));
        assertThat(fit.model().alpha()).isCloseTo(4.4135, within(5e-4));
        assertThat(fit.model().a()).isCloseTo(0.7929, within(5e-5));
        assertThat(fit.model().b()).isCloseTo(2.4258, within(5e-4));
        assertThat(fit.logLikelihood()).isCloseTo(-9_582.43, within(0.005));
        assertThat(fit.logLikelihood()).isCloseTo(logLikelihood(fit.model()), within(1e-6));
    }

    private static double logLikelihood(BgNbd model) {
        return buyers().stream()
                .mapToDouble(
                        buyer -> model.logLikelihood(buyer.repeats(), buyer.lastDays() / 7.0, buyer.ageDays() / 7.0))
                .sum();
    }

    @Test
    void estimates_the_published_parameters_of_spending() {
        GammaGammaFit fit = GammaGammaFit.of(buyers());

        assertThat(fit.repeaters()).isEqualTo(946);
        assertThat(fit.model().p()).isCloseTo(6.25, within(0.005));
        assertThat(fit.model().q()).isCloseTo(3.74, within(0.005));
        assertThat(fit.model().gamma()).isCloseTo(15.44, within(0.005));
        assertThat(fit.logLikelihood()).isCloseTo(-4_055.918, within(0.005));
        assertThat(fit.logLikelihood())
                .isCloseTo(
                        buyers().stream()
                                .filter(buyer -> buyer.amounts() > 0)
                                .mapToDouble(buyer -> fit.model().logLikelihood(buyer.amounts(), buyer.meanSpend()))
                                .sum(),
                        within(1e-6));
    }

    @Test
    void as_many_customers_bought_so_often_as_the_model_expects() {
        BgNbd model = BgNbdFit.of(buyers()).model();
        int[] actual = new int[8];
        double[] expected = new double[8];
        for (Buyer buyer : buyers()) {
            actual[Math.min(buyer.repeats(), 7)]++;
            double rest = 1;
            for (int x = 0; x < 7; x++) {
                double probability = model.probability(x, buyer.ageDays() / 7.0);
                expected[x] += probability;
                rest -= probability;
            }
            expected[7] += rest;
        }

        // No repeat, 1, 2, ... 6, 7 and more.
        assertThat(actual).containsExactly(1_411, 439, 214, 100, 62, 38, 29, 64);
        assertThat(expected)
                .containsExactly(
                        new double[] {1_407.68, 460.32, 192.46, 101.16, 59.85, 38.12, 25.55, 71.85}, within(0.05));
    }

    @Test
    void foretells_the_purchases_of_the_weeks_after() {
        BgNbd model = BgNbdFit.of(buyers()).model();
        double expected = 0;
        int actual = 0;
        double[] expectedBy = new double[8];
        int[] actualBy = new int[8];
        for (Customer customer : CUSTOMERS) {
            Buyer buyer = customer.buyer();
            double purchases =
                    model.expectedPurchases(buyer.repeats(), buyer.lastDays() / 7.0, buyer.ageDays() / 7.0, 39);
            expected += purchases;
            actual += customer.later();
            expectedBy[Math.min(buyer.repeats(), 7)] += purchases;
            actualBy[Math.min(buyer.repeats(), 7)] += customer.later();
        }

        assertThat(actual).isEqualTo(1_882);
        assertThat(expected).as("the paper finds it low by an eighth, too").isCloseTo(1_653.4, within(0.1));
        assertThat(expectedBy[0] / 1_411).isCloseTo(0.225, within(5e-4));
        assertThat(actualBy[0] / 1_411.0).isCloseTo(0.237, within(5e-4));
        assertThat(expectedBy[7] / 64).isCloseTo(6.157, within(5e-3));
        assertThat(actualBy[7] / 64.0).isCloseTo(6.359, within(5e-4));
    }
}
