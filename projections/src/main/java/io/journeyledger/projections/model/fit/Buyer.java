package io.journeyledger.projections.model.fit;

/**
 * What the models need to know of a customer.
 *
 * @param repeats days with purchases after the first
 * @param lastDays days from the first day with purchases to the last
 * @param ageDays days from the first day with purchases to the end of what is known
 * @param meanSpend mean amount of the days that are counted in {@code amounts}; 0 without any
 * @param amounts number of days after the first with an amount in a known currency
 */
public record Buyer(int repeats, int lastDays, int ageDays, double meanSpend, int amounts) {

    /** @throws IllegalArgumentException when the numbers contradict each other */
    public Buyer {
        if (repeats < 0 || lastDays < repeats || ageDays < lastDays || (repeats == 0 && lastDays > 0)) {
            throw new IllegalArgumentException("Nobody bought " + repeats + " times again, at last after " + lastDays
                    + " of " + ageDays + " days");
        }
        if (amounts < 0 || amounts > repeats || !(meanSpend >= 0)) {
            throw new IllegalArgumentException(
                    "Nobody has " + amounts + " amounts of " + repeats + " purchases, " + meanSpend + " in the mean");
        }
    }
}
