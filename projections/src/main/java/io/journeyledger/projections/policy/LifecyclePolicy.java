package io.journeyledger.projections.policy;

import io.journeyledger.ledger.ComplaintEvent.Severity;
import io.journeyledger.projections.document.Phase;
import io.journeyledger.projections.document.Stage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When a journey changes its stage.
 *
 * @param developingFrom purchases that make a customer DEVELOPING, at least 2
 * @param loyalFrom purchases within {@code loyalWithin} that make a customer LOYAL
 * @param loyalCategories of how many categories these purchases must be; none: that is not asked
 * @param silence how long is too long without a purchase
 * @param aliveBelow a customer is at risk when the probability to be alive falls below this, 0 (never) to 1
 * @param graveFrom the least severity that counts as grave
 * @param graveUnresolved how long a grave complaint may stay open before the customer is AT_RISK
 * @param phases the strength of the relationship at each stage
 */
public record LifecyclePolicy(
        @Between(min = 2) int developingFrom,
        @Between(min = 1) int loyalFrom,
        @Positive Duration loyalWithin,
        @Between(min = 1) @Nullable Integer loyalCategories,
        Silence silence,
        @Between(min = 0, max = 1) double aliveBelow,
        Severity graveFrom,
        Duration graveUnresolved,
        Map<Stage, Phase> phases)
        implements Consistent {

    /**
     * Silence is measured by the customer's own rhythm, the mean time between purchases.
     *
     * @param timesRhythm how many times the rhythm is too long
     * @param atLeast shorter silence never counts
     * @param atMost longer silence always counts
     * @param afterFirst what counts while there is one purchase and no rhythm yet
     */
    public record Silence(
            @Between(min = 0, max = 1_000) double timesRhythm,
            Duration atLeast,
            @Positive Duration atMost,
            @Positive Duration afterFirst)
            implements Consistent {

        @Override
        public List<Contradiction> contradictions() {
            return atLeast.compareTo(atMost) <= 0
                    ? List.of()
                    : List.of(new Contradiction(
                            "atLeast", Fault.LONGER_THAN_AT_MOST.with(Term.iso(atLeast), Term.iso(atMost))));
        }
    }

    @Override
    public List<Contradiction> contradictions() {
        return Arrays.stream(Stage.values())
                .filter(stage -> !phases.containsKey(stage))
                .map(stage -> new Contradiction("phases", Fault.NO_PHASE.with(stage.name())))
                .toList();
    }

    public boolean isGrave(Severity severity) {
        return severity.compareTo(graveFrom) >= 0;
    }
}
