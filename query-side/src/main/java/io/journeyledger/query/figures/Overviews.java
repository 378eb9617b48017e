package io.journeyledger.query.figures;

import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.SingleBucketAggregateBase;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import co.elastic.clients.elasticsearch._types.query_dsl.DateRangeQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.search.ResponseBody;
import co.elastic.clients.json.JsonData;
import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.Stage;
import io.journeyledger.projections.document.View;
import io.journeyledger.query.UnansweredQuestionException;
import io.journeyledger.query.elasticsearch.Question;
import io.journeyledger.query.elasticsearch.Together;
import io.journeyledger.query.elasticsearch.Views;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts over all journeys. */
@Component
public final class Overviews {

    private static final int LATEST = 6;

    private final Views views;

    Overviews(Views views) {
        this.views = views;
    }

    /** @param now the instant that tells overdue complaints from others */
    public Overview at(Instant now) {
        Together together = new Together(views);
        Supplier<Map<Stage, Long>> counted = together.ask(new Question<>(
                View.CUSTOMERS,
                search -> search.size(0)
                        .aggregations(
                                "stages",
                                a -> a.terms(t -> t.field("lifecycle.stage").size(Stage.values().length))),
                answer -> stages(answer.aggregations())));
        Supplier<ResponseBody<JsonData>> told = together.ask(new Question<>(
                View.TIMELINE,
                search -> search.size(0)
                        .trackTotalHits(t -> t.enabled(true))
                        .aggregations("last", a -> a.max(m -> m.field("event.created"))),
                Function.identity()));
        Supplier<ResponseBody<JsonData>> lodged = together.ask(new Question<>(
                View.COMPLAINTS,
                search -> search.size(LATEST)
                        .trackTotalHits(t -> t.enabled(true))
                        .sort(s -> s.field(f -> f.field("lodgedAt").order(SortOrder.Desc)))
                        .aggregations(
                                "open",
                                a -> a.filter(open())
                                        .aggregations(
                                                "overdue", o -> o.filter(deadline(range -> range.lt(now.toString()))))),
                Function.identity()));
        Map<Stage, Long> stages = counted.get();
        ResponseBody<JsonData> events = told.get();
        ResponseBody<JsonData> complaints = lodged.get();
        SingleBucketAggregateBase open =
                result(complaints.aggregations(), "open").filter();
        return new Overview(
                stages.values().stream().mapToLong(Long::longValue).sum(),
                Objects.requireNonNull(events.hits().total()).value(),
                instant(result(events.aggregations(), "last").max().value()),
                Objects.requireNonNull(complaints.hits().total()).value(),
                open.docCount(),
                result(open.aggregations(), "overdue").filter().docCount(),
                stages,
                complaints.hits().hits().stream()
                        .map(hit -> Views.read(Objects.requireNonNull(hit.source()), ComplaintDocument.class))
                        .toList());
    }

    /**
     * Of how many open complaints the next clock is due at an instant or later, and of how many one was due before.
     *
     * @throws UnansweredQuestionException when Elasticsearch cannot be reached
     */
    public Deadlines deadlines(Instant now) {
        Map<String, Aggregate> counted = views.search(
                        View.COMPLAINTS,
                        search -> search.size(0)
                                .query(open())
                                .aggregations("due", a -> a.filter(deadline(range -> range.gte(now.toString()))))
                                .aggregations("breached", a -> a.filter(deadline(range -> range.lt(now.toString())))))
                .aggregations();
        return new Deadlines(
                result(counted, "due").filter().docCount(),
                result(counted, "breached").filter().docCount());
    }

    /** Open complaints by their next deadline. */
    public record Deadlines(long due, long breached) {}

    private static Query open() {
        return Query.of(q -> q.term(t -> t.field("open").value(true)));
    }

    private static Query deadline(UnaryOperator<DateRangeQuery.Builder> range) {
        return Query.of(q -> q.range(r -> r.date(d -> range.apply(d.field("nextDeadline")))));
    }

    private static Map<Stage, Long> stages(Map<String, Aggregate> counted) {
        Map<Stage, Long> stages = new EnumMap<>(Stage.class);
        for (Stage stage : Stage.values()) {
            stages.put(stage, 0L);
        }
        for (StringTermsBucket bucket :
                result(counted, "stages").sterms().buckets().array()) {
            stages.put(Stage.valueOf(bucket.key().stringValue()), bucket.docCount());
        }
        return stages;
    }

    private static Aggregate result(Map<String, Aggregate> aggregations, String name) {
        return Objects.requireNonNull(aggregations.get(name), name);
    }

    /** An aggregation over nothing has no value, or, in the client, none that is finite. */
    private static @Nullable Instant instant(@Nullable Double millis) {
        return millis == null || !Double.isFinite(millis) || millis == 0
                ? null
                : Instant.ofEpochMilli(millis.longValue());
    }
}
