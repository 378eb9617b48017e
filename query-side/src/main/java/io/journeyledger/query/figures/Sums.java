package io.journeyledger.query.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * Sums of money as they are told. They are added up in binary, which leaves a residue far behind the smallest coin:
 * 0.1 + 0.2 is 0.30000000000000004.
 */
public final class Sums {

    private static final int LEAST_DIGITS = 2;

    /** No currency in use has more (ISO 4217). */
    private static final int MOST_DIGITS = 3;

    private Sums() {}

    /**
     * @param currency ISO 4217; amounts of one without minor units have two digits all the same, since some are written
     *     so
     * @return the sum to the currency's minor units
     */
    static double of(double sum, String currency) {
        return rounded(sum, digits(currency));
    }

    /** @return the same of amounts whose currency is not told */
    public static double of(double sum) {
        return rounded(sum, MOST_DIGITS);
    }

    private static int digits(String currency) {
        try {
            return Math.max(LEAST_DIGITS, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException _) {
            return LEAST_DIGITS; // not of ISO 4217
        }
    }

    private static double rounded(double sum, int digits) {
        return Double.isFinite(sum)
                ? BigDecimal.valueOf(sum)
                        .setScale(digits, RoundingMode.HALF_EVEN)
                        .doubleValue()
                : sum;
    }
}
