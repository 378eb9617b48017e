package io.journeyledger.projections.policy;

import io.journeyledger.ledger.Money;
import io.journeyledger.projections.model.BgNbd;
import io.journeyledger.projections.model.GammaGamma;
import io.journeyledger.projections.model.LifetimeValue;
import io.journeyledger.projections.model.Quintiles;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is expected of customers, by models of which the parameters are estimated from purchases. The unit of time of
 * all parameters is the week.
 *
 * @param zone the time zone in which days begin: purchases of one day count as one, and figures change with the day
 * @param fittedUntil the last day of the purchases from which parameters and break points were estimated
 * @param purchases how often customers buy and when they leave
 * @param spend what they spend
 * @param currencies what one unit of a currency is worth in the currency of the spend and of the break points, by ISO
 *     4217 code
 * @param expectedWithin how far ahead {@code loyalty.expectedPurchases} looks
 * @param lifetime what a lifetime value counts
 * @param rfm where the five classes of recency, frequency and monetary value end
 */
public record ModelsPolicy(
        ZoneId zone,
        LocalDate fittedUntil,
        Purchases purchases,
        Spend spend,
        Map<String, BigDecimal> currencies,
        Duration expectedWithin,
        Lifetime lifetime,
        Rfm rfm)
        implements Consistent {

    private static final double SECONDS_A_WEEK = 7 * 86_400;

    public ModelsPolicy {
        currencies = Map.copyOf(currencies);
        if (!currencies.containsKey(spend.currency())) {
            throw new IllegalArgumentException(
                    "currencies must name " + spend.currency() + ", the currency of the spend");
        }
        currencies.forEach((currency, worth) -> {
            if (worth.signum() <= 0) {
                throw new IllegalArgumentException("currencies." + currency + " must be greater than 0");
            }
        });
        if (expectedWithin.isNegative()) {
            throw new IllegalArgumentException("expectedWithin must not be negative");
        }
    }

    /**
     * Parameters of {@link BgNbd}.
     *
     * @param source where they come from
     */
    public record Purchases(String source, double r, double alpha, double a, double b) {

        public Purchases {
            new BgNbd(r, alpha, a, b);
        }

        public BgNbd model() {
            return new BgNbd(r, alpha, a, b);
        }
    }

    /**
     * Parameters of {@link GammaGamma}.
     *
     * @param source where they come from
     * @param currency ISO 4217 code of the amounts they were estimated from
     */
    public record Spend(String source, String currency, double p, double q, double gamma) {

        public Spend {
            new GammaGamma(p, q, gamma);
        }

        public GammaGamma model() {
            return new GammaGamma(p, q, gamma);
        }
    }

    /**
     * @param horizon how far ahead purchases count
     * @param yearlyDiscount by which part an amount in a year is worth less
     * @param margin the part of revenue that is left as contribution
     */
    public record Lifetime(Duration horizon, double yearlyDiscount, double margin) {

        public Lifetime {
            value(horizon, yearlyDiscount, margin);
        }

        public LifetimeValue value() {
            return value(horizon, yearlyDiscount, margin);
        }

        private static LifetimeValue value(Duration horizon, double yearlyDiscount, double margin) {
            return new LifetimeValue(weeks(horizon), yearlyDiscount, margin);
        }
    }

    /**
     * The greatest values of the first four of five classes, ascending; equal values fall into one class.
     *
     * @param recencyDays days since the last purchase; few are good
     * @param frequency number of purchases
     * @param monetary revenue less returns, in the currency of the spend
     */
    public record Rfm(List<Double> recencyDays, List<Double> frequency, List<Double> monetary) {

        public Rfm {
            recencyDays = new Quintiles(recencyDays).bounds();
            frequency = new Quintiles(frequency).bounds();
            monetary = new Quintiles(monetary).bounds();
        }
    }

    /** The currency of the spend is one of them. */
    @Override
    public List<Contradiction> contradictions() {
        return currencies.keySet().stream()
                .filter(currency -> !Money.isCurrency(currency))
                .map(currency -> new Contradiction("currencies." + currency, Fault.NO_CURRENCY.with(currency)))
                .toList();
    }

    public double expectedWeeks() {
        return weeks(expectedWithin);
    }

    /** What one unit is worth in the currency of the spend; none where the policy does not say. */
    public @Nullable BigDecimal worth(@Nullable String currency) {
        return currency == null ? null : currencies.get(currency);
    }

    private static double weeks(Duration duration) {
        return duration.toSeconds() / SECONDS_A_WEEK;
    }
}
