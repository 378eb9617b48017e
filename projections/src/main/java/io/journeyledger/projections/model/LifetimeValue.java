package io.journeyledger.projections.model;

/**
 * What a customer is expected to be worth from now on: expected purchases, weighed by how soon they come, times what is
 * expected to be spent, times what is left of it. What was bought so far is not in it.
 *
 * <p>Source: Fader, Hardie and Lee (2005), RFM and CLV: using iso-value curves for customer base analysis, Journal of
 * Marketing Research 42(4), with discount in continuous time.
 *
 * @param horizonWeeks how far ahead in weeks, at least 0
 * @param yearlyDiscount part by which an amount in a year is worth less, at least 0: 0.10 means divided by 1.10
 * @param margin part of the revenue that is left as contribution, at least 0
 */
public record LifetimeValue(double horizonWeeks, double yearlyDiscount, double margin) {

    private static final double WEEKS_A_YEAR = 365.25 / 7;

    /** @throws IllegalArgumentException when a number is outside its range, naming it */
    public LifetimeValue {
        Numbers.atLeastZero("horizonWeeks", horizonWeeks);
        Numbers.atLeastZero("yearlyDiscount", yearlyDiscount);
        Numbers.atLeastZero("margin", margin);
    }

    /**
     * @param spend what a purchase is expected to bring, {@link GammaGamma#expectedSpend}
     * @return in the currency of the spend, at least 0
     * @throws IllegalArgumentException as {@link BgNbd#logLikelihood} does
     */
    public double of(BgNbd purchases, int x, double tx, double age, double spend) {
        double rate = Math.log1p(yearlyDiscount) / WEEKS_A_YEAR;
        return margin * spend * purchases.discountedPurchases(x, tx, age, horizonWeeks, rate);
    }
}
