package io.journeyledger.projections.index;

import static io.journeyledger.projections.index.Asking.asking;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.search.Hit;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.projections.document.View;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Finds the journeys whose documents the passing of time has made old. Safe for use by many threads. */
public final class DueReviews {

    private static final String REVIEW = "lifecycle.nextReview";
    private static final String REVIEW_OF_COMPLAINT = "nextReview";
    private static final String STAGE_SINCE = "lifecycle.since";
    private static final String AS_OF = "asOf";
    private static final String JOURNEY = "journey.id";

    /** The clocks of two machines may differ so much. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    /** Documents at once. */
    private static final int PAGE = 500;

    private final ElasticsearchClient client;

    public DueReviews(ElasticsearchClient client) {
        this.client = client;
    }

    /**
     * Hands over, page by page, the journeys of which the passing of time alone may have changed what an index holds.
     * Customers and complaints say themselves when they are due. A change of stage is not there before it is due: of it
     * the customer tells, who is in the stage since then, or is due.
     *
     * @param index name of the index, or the alias of the view
     * @param since instant for which the documents of the index were made
     * @param journeys called on the calling thread
     * @throws ViewsUnavailableException when Elasticsearch cannot be reached
     */
    public void forEach(View view, String index, Instant since, Instant now, Consumer<List<JourneyId>> journeys) {
        switch (view) {
            case CUSTOMERS -> pages(index, List.of(until(REVIEW, now)), journeys);
            case COMPLAINTS -> pages(index, List.of(until(REVIEW_OF_COMPLAINT, now)), journeys);
            case TRANSITIONS ->
                pages(View.CUSTOMERS.alias(), List.of(until(REVIEW, now), after(STAGE_SINCE, since)), journeys);
            case TIMELINE -> {} // of what was recorded alone
        }
    }

    /**
     * Hands over, page by page, the journeys whose documents in the live index were made for a time still to come: a
     * clock ran ahead, and was put back.
     *
     * @param journeys called on the calling thread
     * @throws ViewsUnavailableException when Elasticsearch cannot be reached
     */
    public void forEachAhead(Instant now, Consumer<List<JourneyId>> journeys) {
        pages(View.CUSTOMERS.alias(), List.of(after(AS_OF, now.plus(SKEW))), journeys);
    }

    private void pages(String index, List<Query> any, Consumer<List<JourneyId>> journeys) {
        refresh(index);
        List<FieldValue> after = List.of();
        while (true) {
            List<Hit<Void>> page = find(index, any, after);
            if (page.isEmpty()) {
                return;
            }
            journeys.accept(page.stream()
                    .map(hit -> new JourneyId(hit.sort().getFirst().stringValue()))
                    .distinct()
                    .toList());
            after = page.getLast().sort(); // and with it over all else of that journey
        }
    }

    private static Query until(String field, Instant now) {
        return Query.of(query ->
                query.range(range -> range.date(date -> date.field(field).lte(now.toString()))));
    }

    private static Query after(String field, Instant since) {
        return Query.of(query ->
                query.range(range -> range.date(date -> date.field(field).gt(since.toString()))));
    }

    private void refresh(String index) {
        unlessMissing(() -> {
            client.indices().refresh(refresh -> refresh.index(index));
            return List.<Void>of();
        });
    }

    private List<Hit<Void>> find(String index, List<Query> any, List<FieldValue> after) {
        return unlessMissing(() -> client.search(
                        search -> {
                            search.index(index)
                                    .source(source -> source.fetch(false))
                                    .size(PAGE)
                                    .query(query -> query.bool(bool -> bool.should(any)))
                                    .sort(sort -> sort.field(
                                            field -> field.field(JOURNEY).order(SortOrder.Asc)));
                            return after.isEmpty() ? search : search.searchAfter(after);
                        },
                        Void.class)
                .hits()
                .hits());
    }

    /** Where there is no view yet, there is nothing that could be old. */
    private static <T> List<T> unlessMissing(Asking<List<T>> question) {
        return asking(() -> {
            try {
                return question.ask();
            } catch (ElasticsearchException e) {
                if (e.status() == Asking.NOT_FOUND) {
                    return List.of();
                }
                throw e;
            }
        });
    }
}
