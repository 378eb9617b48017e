package io.journeyledger.projections.fold;

import io.journeyledger.ledger.FeedbackEvent.Instrument;
import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.CustomerDocument.Ces;
import io.journeyledger.projections.document.CustomerDocument.Csat;
import io.journeyledger.projections.document.CustomerDocument.Nps;
import io.journeyledger.projections.document.CustomerDocument.Rolling;
import io.journeyledger.projections.document.CustomerDocument.Satisfaction;
import io.journeyledger.projections.document.NpsClass;
import io.journeyledger.projections.fold.Answers.Answer;
import io.journeyledger.projections.policy.SatisfactionPolicy;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How satisfied the customer is, by what they say and by how their complaints ended.
 *
 * @param nextReview when the passing of time alone changes it
 */
record SatisfactionSection(Satisfaction section, @Nullable Instant nextReview) {

    /**
     * @param complaints all of the journey
     * @param dissatisfaction the strongest of the open ones
     */
    static SatisfactionSection of(
            Answers answers,
            List<ComplaintDocument> complaints,
            @Nullable Integer dissatisfaction,
            SatisfactionPolicy policy,
            Instant asOf) {
        List<Answer> all = answers.given().toList();
        Map<Instrument, Answer> last = new EnumMap<>(Instrument.class);
        all.forEach(answer -> last.put(answer.instrument(), answer));
        Answer nps = last.get(Instrument.NPS);
        Answer csat = last.get(Instrument.CSAT);
        SatisfactionIndex index = SatisfactionIndex.of(all, Settlement.among(complaints, policy.outcomes()), policy);
        Instant silentSince = silentSince(answers, complaints);
        Instant silent = silentSince == null ? null : silentSince.plus(policy.silentAfter());
        boolean isSilent = silent != null && !silent.isAfter(asOf);
        Satisfaction section = new Satisfaction(
                nps == null
                        ? null
                        : new Nps(nps.score(), npsClass(nps.score(), policy), nps.at(), rolling(all, nps, policy)),
                csat == null ? null : new Csat(csat.score(), csat.score() >= policy.satisfiedFrom(), csat.at()),
                ces(last.get(Instrument.CES_1)),
                ces(last.get(Instrument.CES_2)),
                all.size(),
                index.now(),
                index.trend(),
                dissatisfaction,
                Recoveries.last(complaints, all),
                (int) complaints.stream()
                        .filter(ComplaintDocument::doubleDeviation)
                        .count(),
                silentSince,
                isSilent);
        return new SatisfactionSection(section, isSilent ? null : silent);
    }

    private static @Nullable Ces ces(@Nullable Answer answer) {
        return answer == null ? null : new Ces(answer.score(), answer.at());
    }

    private static NpsClass npsClass(double score, SatisfactionPolicy policy) {
        if (score >= policy.promoterFrom()) {
            return NpsClass.PROMOTER;
        }
        return score <= policy.detractorTo() ? NpsClass.DETRACTOR : NpsClass.PASSIVE;
    }

    /** Counted back from the last answer, so that it does not depend on when it is asked for. */
    private static Rolling rolling(List<Answer> all, Answer last, SatisfactionPolicy policy) {
        Instant from = last.at().minus(policy.rolling());
        List<Answer> within = all.stream()
                .filter(answer ->
                        answer.instrument() == Instrument.NPS && !answer.at().isBefore(from))
                .toList();
        double mean = within.stream().mapToInt(Answer::score).average().orElse(last.score());
        return new Rolling(Math.round(mean * 100) / 100.0, npsClass(mean, policy), within.size());
    }

    /** While a complaint is open the customer waits for the company, and owes it nothing. */
    private static @Nullable Instant silentSince(Answers answers, List<ComplaintDocument> complaints) {
        if (complaints.stream().anyMatch(ComplaintDocument::open)) {
            return null;
        }
        Instant heard = answers.heardAt();
        return complaints.stream()
                .flatMap(complaint -> Stream.ofNullable(complaint.settledAt()))
                .max(Instant::compareTo)
                .filter(last -> heard == null || heard.isBefore(last))
                .orElse(null);
    }
}
