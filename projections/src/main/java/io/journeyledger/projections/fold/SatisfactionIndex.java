package io.journeyledger.projections.fold;

import io.journeyledger.projections.document.CustomerDocument.Trend;
import io.journeyledger.projections.document.CustomerDocument.Trend.Direction;
import io.journeyledger.projections.fold.Answers.Answer;
import io.journeyledger.projections.policy.SatisfactionPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A weighted mean of answers and outcomes, in which a weight halves with every half-life of age. Age is counted back
 * from the last of them: all weights shrink alike as time passes, so the mean does not depend on when it is asked for.
 *
 * @param now 0 (worst) to 100 (best), in tenths; none without any
 */
record SatisfactionIndex(@Nullable Double now, @Nullable Trend trend) {

    /** @param value 0 (worst) to 100 (best) */
    private record Sign(Instant at, double value, double weight) {}

    static SatisfactionIndex of(List<Answer> answers, Collection<Settlement> settled, SatisfactionPolicy policy) {
        List<Sign> signs = signs(answers, settled, policy);
        if (signs.isEmpty()) {
            return new SatisfactionIndex(null, null);
        }
        Instant before = signs.getLast().at().minus(policy.trend().over());
        Double now = mean(signs, policy);
        Double then =
                mean(signs.stream().filter(sign -> !sign.at().isAfter(before)).toList(), policy);
        return new SatisfactionIndex(
                now, now == null || then == null ? null : trend(tenths(now - then), policy.trend()));
    }

    /** The index without its trend. */
    static @Nullable Double now(List<Answer> answers, Collection<Settlement> settled, SatisfactionPolicy policy) {
        return mean(signs(answers, settled, policy), policy);
    }

    private static List<Sign> signs(List<Answer> answers, Collection<Settlement> settled, SatisfactionPolicy policy) {
        List<Sign> signs = new ArrayList<>(answers.size() + settled.size());
        for (Answer answer : answers) {
            double weight = policy.weights().getOrDefault(answer.instrument(), 0.0);
            signs.add(new Sign(answer.at(), answer.outOfHundred(), weight));
        }
        for (Settlement settlement : settled) {
            signs.add(new Sign(
                    settlement.at(), settlement.score(), policy.outcomes().weight()));
        }
        // The order in which doubles are added shows in their last digit.
        signs.sort(Comparator.comparing(Sign::at).thenComparingDouble(Sign::value));
        return signs;
    }

    private static @Nullable Double mean(List<Sign> signs, SatisfactionPolicy policy) {
        double sum = 0;
        double weights = 0;
        for (Sign sign : signs) {
            double halfLives =
                    (double) Duration.between(sign.at(), signs.getLast().at()).toMillis()
                            / policy.halfLife().toMillis();
            double weight = sign.weight() * Math.pow(0.5, halfLives);
            sum += weight * sign.value();
            weights += weight;
        }
        return weights == 0 ? null : tenths(sum / weights);
    }

    private static Trend trend(double change, SatisfactionPolicy.Trend policy) {
        if (Math.abs(change) < policy.from()) {
            return new Trend(change, Direction.STEADY);
        }
        return new Trend(change, change < 0 ? Direction.FALLING : Direction.RISING);
    }

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
