package io.journeyledger.query.figures;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.FieldAndFormat;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.json.JsonData;
import io.journeyledger.projections.document.View;
import io.journeyledger.query.UnansweredQuestionException;
import io.journeyledger.query.elasticsearch.Row;
import io.journeyledger.query.elasticsearch.Views;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A view as it stood when it was opened, to be read as a whole: what is written meanwhile is not seen, and no document
 * is seen twice or left out. It is read page by page in the order in which the index keeps it, which costs the same for
 * the last page as for the first, and of each document only the fields that are asked for.
 */
final class Snapshot implements AutoCloseable {

    private static final int PAGE = 5_000;
    /** Of so many journeys are documents asked for together; Elasticsearch allows 65,536 terms in a question. */
    static final int TOGETHER = 2_000;

    private final Views views;
    private String id;

    Snapshot(Views views, String id) {
        this.views = views;
        this.id = id;
    }

    /** The view as it stands now; whoever asks for it closes it. */
    static Snapshot of(Views views, View view) {
        return new Snapshot(views, views.open(view));
    }

    /** The first or the last instant of a date field among the documents that match; none where none does. */
    @Nullable
    Instant edge(Query query, String field, SortOrder order) {
        return ask(search -> search.query(query)
                        .size(1)
                        .docvalueFields(wanted(field))
                        .sort(s -> s.field(f -> f.field(field).order(order))))
                .stream()
                .findFirst()
                .map(hit -> new Row(hit.fields()).instant(field))
                .orElse(null);
    }

    /**
     * Reads every document that matches.
     *
     * @param fields fields with doc values; those of dates end with {@code At} or are {@code @timestamp}
     */
    void each(Query query, List<String> fields, Consumer<Row> take) {
        pages(query, fields, PAGE, rows -> rows.forEach(take));
    }

    /** @param size so many at a time */
    void pages(Query query, List<String> fields, int size, Consumer<List<Row>> take) {
        List<FieldValue> after = List.of();
        List<Hit<JsonData>> hits;
        do {
            hits = page(query, fields, size, after);
            if (!hits.isEmpty()) {
                after = hits.getLast().sort();
                take.accept(hits.stream().map(hit -> new Row(hit.fields())).toList());
            }
        } while (hits.size() == size);
    }

    /**
     * Reads every document that matches and belongs to one of these journeys.
     *
     * @param journeys at most {@value #TOGETHER}
     */
    void eachOf(Set<String> journeys, Query query, List<String> fields, Consumer<Row> take) {
        List<FieldValue> ids = journeys.stream().map(FieldValue::of).toList();
        each(
                Query.of(q -> q.bool(b -> b.filter(query)
                        .filter(f -> f.terms(t -> t.field("journey.id").terms(v -> v.value(ids)))))),
                fields,
                take);
    }

    private List<Hit<JsonData>> page(Query query, List<String> fields, int size, List<FieldValue> after) {
        return ask(search -> {
            search.query(query)
                    .docvalueFields(fields.stream().map(Snapshot::wanted).collect(Collectors.toList()))
                    .sort(s -> s.field(f -> f.field("_shard_doc")))
                    .size(size);
            if (!after.isEmpty()) {
                search.searchAfter(after);
            }
        });
    }

    private List<Hit<JsonData>> ask(Consumer<SearchRequest.Builder> question) {
        SearchRequest.Builder request = new SearchRequest.Builder()
                .pit(p -> p.id(id).keepAlive(Views.KEPT))
                .source(s -> s.fetch(false))
                .trackTotalHits(t -> t.enabled(false))
                .allowPartialSearchResults(false);
        question.accept(request);
        var response = views.search(request.build());
        // Elasticsearch may name it anew.
        id = Objects.requireNonNullElse(response.pitId(), id);
        return response.hits().hits();
    }

    private static FieldAndFormat wanted(String field) {
        boolean date = field.equals("@timestamp") || field.endsWith("At");
        return FieldAndFormat.of(f -> date ? f.field(field).format("epoch_millis") : f.field(field));
    }

    @Override
    public void close() {
        try {
            views.close(id);
        } catch (UnansweredQuestionException e) {
            // It ends by itself, and the answer is there or the first failure is told.
        }
    }
}
