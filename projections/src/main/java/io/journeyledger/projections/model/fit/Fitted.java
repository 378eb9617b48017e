package io.journeyledger.projections.model.fit;

import java.time.LocalDate;
import java.util.List;

/**
 * Parameters and break points estimated from the ledger. Field names are those of the answer to programs.
 *
 * @param until the last day of purchases that counted
 * @param customers number of customers who had bought something by then
 * @param repeaters those who had bought on more than one day
 * @param leftOut number of journeys whose purchases do not count, since an event of theirs cannot be told
 * @param untold those events; the first of each journey, and at most a hundred
 * @param policyVersion version of the policy below
 * @param policy the policy of this process with the section {@code models} changed, as text
 */
public record Fitted(
        LocalDate until,
        int customers,
        int repeaters,
        int leftOut,
        List<Untold> untold,
        Purchases purchases,
        Spend spend,
        Rfm rfm,
        String policyVersion,
        String policy) {

    /** @param reason why it cannot be told */
    public record Untold(String eventId, long position, String reason) {}

    /**
     * BG/NBD, in weeks.
     *
     * @param frequencies how many customers bought so often, and how many the model expects
     */
    public record Purchases(
            double r, double alpha, double a, double b, double logLikelihood, List<Frequency> frequencies) {}

    /**
     * @param repeats days with purchases after the first, such as {@code 0} or {@code 7+}
     * @param actual number of customers
     * @param expected number of customers by the model
     */
    public record Frequency(String repeats, int actual, double expected) {}

    /**
     * Gamma-Gamma.
     *
     * @param repeaters number of customers with amounts after the first day
     */
    public record Spend(String currency, double p, double q, double gamma, double logLikelihood, int repeaters) {}

    /** The greatest values of the first four of five classes. */
    public record Rfm(List<Double> recencyDays, List<Double> frequency, List<Double> monetary) {}
}
