package io.journeyledger.projections.index;

import static io.journeyledger.projections.index.Asking.asking;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.SortOrder;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.projections.document.View;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Finds the journeys whose documents the passing of time has made old. */
public final class DueReviews {

    private static final String REVIEW = "lifecycle.nextReview";

    private final ElasticsearchClient client;

    public DueReviews(ElasticsearchClient client) {
        this.client = client;
    }

    /**
     * The journeys that are due, the longest due first; what was written before is seen.
     *
     * @param limit most journeys
     * @throws ViewsUnavailableException when Elasticsearch cannot be reached
     */
    public List<JourneyId> until(Instant now, int limit) {
        return asking(() -> {
            try {
                client.indices().refresh(refresh -> refresh.index(View.CUSTOMERS.alias()));
                return client
                        .search(
                                search -> search.index(View.CUSTOMERS.alias())
                                        .source(source -> source.fetch(false))
                                        .size(limit)
                                        .query(query -> query.range(range -> range.date(
                                                date -> date.field(REVIEW).lte(now.toString()))))
                                        .sort(sort -> sort.field(
                                                field -> field.field(REVIEW).order(SortOrder.Asc))),
                                Void.class)
                        .hits()
                        .hits()
                        .stream()
                        .map(hit -> new JourneyId(Objects.requireNonNull(hit.id())))
                        .toList();
            } catch (ElasticsearchException e) {
                if (e.status() == Asking.NOT_FOUND) {
                    return List.of(); // no view yet, nothing that could be old
                }
                throw e;
            }
        });
    }
}
