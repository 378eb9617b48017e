package io.journeyledger.projections.policy;

import io.journeyledger.ledger.ComplaintEvent.Severity;
import io.journeyledger.projections.document.Phase;
import io.journeyledger.projections.document.Stage;
import java.time.Duration;
import java.util.Map;

/**
 * When a journey changes its stage.
 *
 * @param developingFrom purchases that make a customer DEVELOPING, at least 2
 * @param loyalFrom purchases within {@code loyalWithin} that make a customer LOYAL
 * @param silence how long is too long without a purchase
 * @param aliveBelow a customer is at risk when the probability to be alive falls below this, 0 (never) to 1
 * @param graveFrom the least severity that counts as grave
 * @param graveUnresolved how long a grave complaint may stay unresolved before the customer is AT_RISK
 * @param phases the strength of the relationship at each stage
 */
public record LifecyclePolicy(
        int developingFrom,
        int loyalFrom,
        Duration loyalWithin,
        Silence silence,
        double aliveBelow,
        Severity graveFrom,
        Duration graveUnresolved,
        Map<Stage, Phase> phases) {

    public LifecyclePolicy {
        if (!(aliveBelow >= 0 && aliveBelow <= 1)) {
            throw new IllegalArgumentException("aliveBelow is " + aliveBelow + ", and must be from 0 to 1");
        }
    }

    /**
     * Silence is measured by the customer's own rhythm, the mean time between purchases.
     *
     * @param timesRhythm how many times the rhythm is too long
     * @param atLeast shorter silence never counts
     * @param atMost longer silence always counts
     * @param afterFirst what counts while there is one purchase and no rhythm yet
     */
    public record Silence(double timesRhythm, Duration atLeast, Duration atMost, Duration afterFirst) {}

    public boolean isGrave(Severity severity) {
        return severity.compareTo(graveFrom) >= 0;
    }
}
