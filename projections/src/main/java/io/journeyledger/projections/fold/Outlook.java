package io.journeyledger.projections.fold;

import io.journeyledger.projections.document.CustomerDocument.Rfm;
import io.journeyledger.projections.model.BgNbd;
import io.journeyledger.projections.model.Quintiles;
import io.journeyledger.projections.policy.ModelsPolicy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the models say of a journey with purchases. Rounded, so that the same customer gives the same document whatever
 * the processor.
 *
 * @param rhythmDays none before the second day with purchases
 * @param rfm none where the policy does not know the currency; so are spend and lifetime value
 */
record Outlook(
        long recencyDays,
        long tenureDays,
        @Nullable Double rhythmDays,
        double aliveProbability,
        double expectedPurchases,
        @Nullable Double expectedSpend,
        @Nullable Double lifetimeValue,
        @Nullable Rfm rfm,
        Instant nextReview) {

    private static final int PROBABILITY_DIGITS = 6;
    private static final int SPEND_DIGITS = 4;
    private static final int MONEY_DIGITS = 2;
    private static final int DAY_DIGITS = 2;

    /** None of a journey in which nothing was bought. */
    static @Nullable Outlook of(Trade trade, Reading reading) {
        ModelsPolicy policy = reading.policy().models();
        Instant asOf = reading.asOf();
        Trade.Spending spending = trade.spending(policy.zone());
        if (spending == null) {
            return null;
        }
        PurchaseDays days = spending.days();
        BgNbd buying = policy.purchases().model();
        double alive = days.aliveProbability(buying, asOf);
        double expected =
                buying.expectedPurchases(days.repeats(), days.lastAge(), days.age(asOf), policy.expectedWeeks());
        BigDecimal worth = policy.worth(trade.currency());
        Double spend = null;
        Double lifetime = null;
        Rfm rfm = null;
        if (worth != null) {
            double unit = worth.doubleValue();
            double expectedSpend =
                    policy.spend().model().expectedSpend(spending.amounts(), spending.mean() * unit) / unit;
            spend = rounded(expectedSpend, SPEND_DIGITS);
            lifetime = rounded(
                    policy.lifetime().value().of(buying, days.repeats(), days.lastAge(), days.age(asOf), expectedSpend),
                    MONEY_DIGITS);
            rfm = rfm(
                    policy.rfm(),
                    days.recency(asOf),
                    trade.orders(),
                    // In decimals: 50.00 at 1.1 is 55, and no bit above a bound of 55.
                    trade.monetary().multiply(worth).doubleValue());
        }
        return new Outlook(
                days.recency(asOf),
                days.tenure(asOf),
                days.repeats() == 0
                        ? null
                        : rounded((double) (days.last() - days.first()) / days.repeats(), DAY_DIGITS),
                rounded(alive, PROBABILITY_DIGITS),
                rounded(expected, PROBABILITY_DIGITS),
                spend,
                lifetime,
                rfm,
                days.next(reading.policy().review().figuresEvery().toDays(), asOf));
    }

    private static Rfm rfm(ModelsPolicy.Rfm classes, long recencyDays, int orders, double monetary) {
        int recency = new Quintiles(classes.recencyDays()).invertedScore((double) recencyDays);
        int frequency = new Quintiles(classes.frequency()).score(orders);
        int money = new Quintiles(classes.monetary()).score(monetary);
        return new Rfm(recency, frequency, money, "" + recency + frequency + money);
    }

    private static double rounded(double value, int digits) {
        return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP).doubleValue();
    }
}
