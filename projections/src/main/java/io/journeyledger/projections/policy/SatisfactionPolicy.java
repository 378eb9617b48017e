package io.journeyledger.projections.policy;

import io.journeyledger.ledger.FeedbackEvent.Instrument;
import java.time.Duration;
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
        int promoterFrom, int detractorTo, int satisfiedFrom, Duration halfLife, Map<Instrument, Double> weights) {}
