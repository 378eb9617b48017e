package io.journeyledger.projections.policy;

import io.journeyledger.ledger.FeedbackEvent.Instrument;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How answers and the outcomes of complaints are judged.
 *
 * @param promoterFrom least NPS score of a promoter
 * @param detractorTo greatest NPS score of a detractor
 * @param satisfiedFrom least CSAT score of a satisfied customer
 * @param halfLife the age at which an answer or an outcome weighs half in the index
 * @param weights weight of each instrument in the index
 * @param rolling how long before the last NPS answer others may lie to count in the rolling class
 * @param trend when the index counts as rising or falling
 * @param outcomes what the end of a complaint counts in the index
 * @param recovery what a recovery score is made of
 * @param doubleDeviation what makes of a failure a failure twice
 * @param silentAfter how long nothing may be heard after a complaint until the customer counts as silent
 */
public record SatisfactionPolicy(
        @Between(min = 0, max = 10) int promoterFrom,
        @Between(min = 0, max = 10) int detractorTo,
        @Between(min = 1, max = 5) int satisfiedFrom,
        @Positive Duration halfLife,
        @Between(min = 0, max = 1_000) Map<Instrument, Double> weights,
        @Positive Duration rolling,
        Trend trend,
        Outcomes outcomes,
        Recovery recovery,
        Set<Deviation> doubleDeviation,
        @Positive Duration silentAfter)
        implements Consistent {

    /**
     * @param over how far before the last answer or outcome the index is looked at again
     * @param from the least difference, in points of the index, that counts
     */
    public record Trend(
            @Positive Duration over,
            @Between(min = 0, max = 100) double from) {}

    /**
     * @param weight of an outcome in the index; an answer weighs as its instrument does
     * @param scores 0 (worst) to 100 (best), for complaints of which the customer did not judge the resolution
     */
    public record Outcomes(
            @Between(min = 0, max = 1_000) double weight,
            @Between(min = 0, max = 100) Map<Outcome, Double> scores) implements Consistent {

        @Override
        public List<Contradiction> contradictions() {
            return Arrays.stream(Outcome.values())
                    .filter(outcome -> !scores.containsKey(outcome))
                    .map(outcome -> new Contradiction("scores", Fault.NO_SCORE.with(outcome.name())))
                    .toList();
        }
    }

    /** How a complaint ended. */
    public enum Outcome {
        ACCEPTED,
        REDRESS_WITHOUT_ACCEPTING,
        REJECTED,
        REFERRED,
        WITHDRAWN
    }

    /** Weights of what is known of a recovery; what is not known does not weigh. */
    public record Recovery(
            @Between(min = 0, max = 1_000) double distributive,
            @Between(min = 0, max = 1_000) double procedural,
            @Between(min = 0, max = 1_000) double interactional,
            @Between(min = 0, max = 1_000) double acceptance) {}

    /** A recovery that failed. */
    public enum Deviation {
        /** The complaint was reopened. */
        REOPENED,
        /** The customer did not accept the resolution. */
        NOT_ACCEPTED,
        /** A binding clock was breached. */
        BREACHED,
        /** Somebody else had to decide. */
        REFERRED
    }

    @Override
    public List<Contradiction> contradictions() {
        List<Contradiction> found = new ArrayList<>();
        if (detractorTo >= promoterFrom) {
            found.add(new Contradiction(
                    "detractorTo",
                    Fault.ABOVE_PROMOTERS.with(String.valueOf(detractorTo), String.valueOf(promoterFrom))));
        }
        for (Instrument instrument : Instrument.values()) {
            if (!weights.containsKey(instrument)) {
                found.add(new Contradiction("weights", Fault.NO_WEIGHT.with(instrument.name())));
            }
        }
        return found;
    }
}
