package io.journeyledger.query.figures;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.LongTermsBucket;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.json.JsonData;
import io.journeyledger.ledger.EventType;
import io.journeyledger.ledger.FeedbackEvent.Instrument;
import io.journeyledger.projections.Policies;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.model.NetPromoterScore;
import io.journeyledger.projections.policy.Policy;
import io.journeyledger.projections.policy.SatisfactionPolicy;
import io.journeyledger.query.InvalidQuestionException;
import io.journeyledger.query.Window;
import io.journeyledger.query.elasticsearch.Views;
import io.journeyledger.query.past.Pasts;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What customers answered when asked, each instrument and each version of its scale by itself. */
@Component
public final class Scores {

    private final Views views;
    private final Policies policies;

    Scores(Views views, Policies policies) {
        this.views = views;
        this.policies = policies;
    }

    /** The same over the side indices of that name; none: over the live views. */
    public Scores in(@Nullable String beside) {
        return new Scores(views.in(beside), policies);
    }

    /** @param policy version of the policy that says who is a promoter, a detractor, satisfied */
    public record Figure(Window window, String policy, Nps nps, Csat csat, Ces ces1, Ces ces2) {}

    /**
     * @param answers number of answers
     * @param score percentage of promoters less percentage of detractors; none without answers
     * @param scores number of answers by score
     */
    public record Nps(
            long answers,
            long promoters,
            long passives,
            long detractors,
            @Nullable Double score,
            SortedMap<Integer, Long> scores) {}

    /** @param share satisfied / answers, 0 to 1; none without answers */
    public record Csat(
            long answers, long satisfied, @Nullable Double share, SortedMap<Integer, Long> scores) {}

    /** @param mean on the scale of its version; none without answers */
    public record Ces(long answers, @Nullable Double mean, SortedMap<Integer, Long> scores) {}

    /**
     * The answers that were given within a time; of one customer as many as there are.
     *
     * @param version of the policy to judge by; none: the one of the program
     * @throws InvalidQuestionException when there is no such policy
     */
    public Figure within(Window window, @Nullable String version) {
        Policy policy = Pasts.policy(policies, version);
        SearchResponse<JsonData> answered = views.search(View.TIMELINE, search -> {
            search.size(0)
                    .query(q -> q.bool(b -> b.filter(Dated.within(window, "@timestamp"))
                            .filter(f -> f.term(
                                    t -> t.field("event.action").value(EventType.SATISFACTION_SURVEYED.action())))));
            for (Instrument instrument : Instrument.values()) {
                search.aggregations(
                        instrument.name(),
                        a -> a.filter(f -> f.term(
                                        t -> t.field("journey.instrument").value(instrument.name())))
                                .aggregations(
                                        "scores",
                                        // As many as the scale has: none is cut off.
                                        s -> s.terms(t -> t.field("journey.score")
                                                .size(instrument.highest() - instrument.lowest() + 1))));
            }
        });
        Map<Instrument, SortedMap<Integer, Long>> scores = new EnumMap<>(Instrument.class);
        for (Instrument instrument : Instrument.values()) {
            scores.put(instrument, scores(answered.aggregations(), instrument));
        }
        SatisfactionPolicy judging = policy.satisfaction();
        return new Figure(
                window,
                policy.version(),
                nps(of(scores, Instrument.NPS), judging),
                csat(of(scores, Instrument.CSAT), judging),
                ces(of(scores, Instrument.CES_1)),
                ces(of(scores, Instrument.CES_2)));
    }

    private static SortedMap<Integer, Long> scores(Map<String, Aggregate> all, Instrument instrument) {
        SortedMap<Integer, Long> scores = new TreeMap<>();
        for (int score = instrument.lowest(); score <= instrument.highest(); score++) {
            scores.put(score, 0L);
        }
        for (LongTermsBucket bucket : Objects.requireNonNull(Objects.requireNonNull(all.get(instrument.name()))
                        .filter()
                        .aggregations()
                        .get("scores"))
                .lterms()
                .buckets()
                .array()) {
            scores.put((int) bucket.key(), bucket.docCount());
        }
        return scores;
    }

    private static SortedMap<Integer, Long> of(
            Map<Instrument, SortedMap<Integer, Long>> scores, Instrument instrument) {
        return Objects.requireNonNull(scores.get(instrument));
    }

    private static Nps nps(SortedMap<Integer, Long> scores, SatisfactionPolicy policy) {
        long all = count(scores, _ -> true);
        long promoters = count(scores, score -> score >= policy.promoterFrom());
        long detractors = count(scores, score -> score <= policy.detractorTo());
        NetPromoterScore nps = new NetPromoterScore(
                Math.toIntExact(promoters), Math.toIntExact(all - promoters - detractors), Math.toIntExact(detractors));
        return new Nps(all, promoters, nps.passives(), detractors, all == 0 ? null : nps.score(), scores);
    }

    private static Csat csat(SortedMap<Integer, Long> scores, SatisfactionPolicy policy) {
        long all = count(scores, _ -> true);
        long satisfied = count(scores, score -> score >= policy.satisfiedFrom());
        return new Csat(all, satisfied, all == 0 ? null : (double) satisfied / all, scores);
    }

    private static Ces ces(SortedMap<Integer, Long> scores) {
        long all = count(scores, _ -> true);
        long sum = scores.entrySet().stream()
                .mapToLong(score -> score.getKey() * score.getValue())
                .sum();
        return new Ces(all, all == 0 ? null : (double) sum / all, scores);
    }

    private static long count(SortedMap<Integer, Long> scores, IntPredicate which) {
        return scores.entrySet().stream()
                .filter(score -> which.test(score.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
