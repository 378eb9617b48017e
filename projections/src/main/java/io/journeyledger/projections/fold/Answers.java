package io.journeyledger.projections.fold;

import io.journeyledger.ledger.FeedbackEvent.Instrument;
import io.journeyledger.ledger.FeedbackEvent.SatisfactionSurveyed;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.document.CustomerDocument.Ces;
import io.journeyledger.projections.document.CustomerDocument.Csat;
import io.journeyledger.projections.document.CustomerDocument.Nps;
import io.journeyledger.projections.document.CustomerDocument.Satisfaction;
import io.journeyledger.projections.document.NpsClass;
import io.journeyledger.projections.policy.SatisfactionPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** @param given every answer to a survey, in the order in which they were given */
record Answers(Chain<Answer> given) {

    record Answer(Instrument instrument, int score, Instant at) {}

    static final Answers NONE = new Answers(Chain.empty());

    Answers evolve(Recorded recorded) {
        return recorded.event() instanceof SatisfactionSurveyed e
                ? new Answers(given.with(new Answer(e.instrument(), e.score(), e.occurredAt())))
                : this;
    }

    Satisfaction section(SatisfactionPolicy policy, @Nullable Integer dissatisfaction) {
        List<Answer> all = given.toList();
        Map<Instrument, Answer> last = new EnumMap<>(Instrument.class);
        all.forEach(answer -> last.put(answer.instrument(), answer));
        Answer nps = last.get(Instrument.NPS);
        Answer csat = last.get(Instrument.CSAT);
        return new Satisfaction(
                nps == null ? null : new Nps(nps.score(), npsClass(nps.score(), policy), nps.at()),
                csat == null ? null : new Csat(csat.score(), csat.score() >= policy.satisfiedFrom(), csat.at()),
                ces(last.get(Instrument.CES_1)),
                ces(last.get(Instrument.CES_2)),
                all.size(),
                index(all, policy),
                dissatisfaction);
    }

    private static @Nullable Ces ces(@Nullable Answer answer) {
        return answer == null ? null : new Ces(answer.score(), answer.at());
    }

    private static NpsClass npsClass(int score, SatisfactionPolicy policy) {
        if (score >= policy.promoterFrom()) {
            return NpsClass.PROMOTER;
        }
        return score <= policy.detractorTo() ? NpsClass.DETRACTOR : NpsClass.PASSIVE;
    }

    /**
     * A weighted mean in which an answer's weight halves with every half-life of age. Age is counted back from the last
     * answer: all weights shrink alike as time passes, so the mean does not depend on when it is asked for.
     */
    private static @Nullable Double index(List<Answer> all, SatisfactionPolicy policy) {
        if (all.isEmpty()) {
            return null;
        }
        Instant newest = all.getLast().at();
        double sum = 0;
        double weights = 0;
        for (Answer answer : all) {
            double halfLives = (double) Duration.between(answer.at(), newest).toSeconds()
                    / policy.halfLife().toSeconds();
            double weight = policy.weights().getOrDefault(answer.instrument(), 0.0) * Math.pow(0.5, halfLives);
            sum += weight * outOfHundred(answer);
            weights += weight;
        }
        return weights == 0 ? null : Math.round(sum / weights * 10) / 10.0;
    }

    /** The score on a scale of 0, the worst answer of its instrument, to 100, the best. */
    private static double outOfHundred(Answer answer) {
        Instrument instrument = answer.instrument();
        double share = (double) (answer.score() - instrument.lowest()) / (instrument.highest() - instrument.lowest());
        return 100
                * switch (instrument) {
                    case CES_1 -> 1 - share; // low effort is good
                    case NPS, CSAT, CES_2 -> share;
                };
    }
}
