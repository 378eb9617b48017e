package io.journeyledger.projections.policy;

import io.journeyledger.ledger.FeedbackEvent.Instrument;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How answers are judged.
 *
 * @param promoterFrom least NPS score of a promoter
 * @param detractorTo greatest NPS score of a detractor
 * @param satisfiedFrom least CSAT score of a satisfied customer
 * @param halfLife the age at which an answer weighs half in the index
 * @param weights weight of each instrument in the index
 */
public record SatisfactionPolicy(
        @Between(min = 0, max = 10) int promoterFrom,
        @Between(min = 0, max = 10) int detractorTo,
        @Between(min = 1, max = 5) int satisfiedFrom,
        @Positive Duration halfLife,
        @Between(min = 0, max = 1_000) Map<Instrument, Double> weights)
        implements Consistent {

    @Override
    public List<Contradiction> contradictions() {
        return detractorTo < promoterFrom
                ? List.of()
                : List.of(new Contradiction(
                        "detractorTo",
                        "reaches promoterFrom: " + detractorTo + "; allowed: less than " + promoterFrom));
    }
}
