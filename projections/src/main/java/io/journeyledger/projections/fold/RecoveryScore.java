package io.journeyledger.projections.fold;

import io.journeyledger.ledger.ComplaintEvent.ComplaintResolved;
import io.journeyledger.ledger.ComplaintEvent.Justice;
import io.journeyledger.projections.policy.SatisfactionPolicy.Recovery;
import org.jspecify.annotations.Nullable;

/** How good a recovery was, by the customer: a weighted mean of what is known. Used once and thrown away. */
final class RecoveryScore {

    /** The justices are judged from 1 to 5. */
    private static final double LEAST = 1;

    private static final double GREATEST = 5;

    private double sum;
    private double weights;

    private RecoveryScore() {}

    /** 0 (worst) to 100, in tenths; none where all that is known weighs nothing. */
    static @Nullable Double of(ComplaintResolved resolved, Recovery policy) {
        RecoveryScore score = new RecoveryScore();
        score.add(resolved.acceptedByCustomer() ? 1.0 : 0.0, policy.acceptance());
        Justice justice = resolved.justice();
        if (justice != null) {
            score.judged(justice.distributive(), policy.distributive());
            score.judged(justice.procedural(), policy.procedural());
            score.judged(justice.interactional(), policy.interactional());
        }
        return score.weights == 0 ? null : Math.round(1_000 * score.sum / score.weights) / 10.0;
    }

    private void judged(@Nullable Integer judgement, double weight) {
        if (judgement != null) {
            add((judgement - LEAST) / (GREATEST - LEAST), weight);
        }
    }

    private void add(double share, double weight) {
        sum += share * weight;
        weights += weight;
    }
}
