package io.journeyledger.projections.fold;

import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.policy.ModelsPolicy;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the models are estimated from: a customer who bought something, as the view of customers counts.
 *
 * @param repeats days with purchases after the first
 * @param lastDays days from the first day with purchases to the last
 * @param ageDays days from the first day with purchases to the end of what is known
 * @param meanSpend mean amount of the days that are counted in {@code amounts}, by its worth; 0 without any
 * @param amounts number of days after the first with an amount in the customer's currency, where the worth of that is
 *     known
 * @param orders number of purchases
 * @param monetary what was paid less what was given back, by its worth; none where the worth of the currency is not
 *     known
 */
public record Buyer(
        int repeats,
        int lastDays,
        int ageDays,
        double meanSpend,
        int amounts,
        int orders,
        @Nullable Double monetary) {

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

    /**
     * None of a journey in which nothing was bought.
     *
     * @param events of the journey, in the order in which they are folded; none occurred after the last day
     * @param until the last day that is known, in the policy's time zone
     */
    public static @Nullable Buyer of(List<Recorded> events, ModelsPolicy policy, LocalDate until) {
        Trade trade = Trade.NONE;
        for (Recorded recorded : events) {
            trade = trade.evolve(recorded);
        }
        Trade.Spending spending = trade.spending(policy.zone());
        if (spending == null) {
            return null;
        }
        PurchaseDays days = spending.days();
        BigDecimal worth = policy.worth(trade.currency());
        return new Buyer(
                days.repeats(),
                (int) (days.last() - days.first()),
                (int) (until.toEpochDay() - days.first()),
                worth == null ? 0 : spending.mean() * worth.doubleValue(),
                worth == null ? 0 : spending.amounts(),
                trade.orders(),
                worth == null ? null : trade.monetary().multiply(worth).doubleValue());
    }
}
