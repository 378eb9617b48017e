package io.journeyledger.projections.index;

import static io.journeyledger.projections.index.Asking.asking;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.journeyledger.ledger.JourneyId;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** Finds what an index tells of journeys, in documents of their own or of those that speak for them. */
public final class DocumentsOfJourneys {

    private static final String SPEAKER = "journey.id";

    private static final int PAGE = 5_000;

    private final ElasticsearchClient client;

    public DocumentsOfJourneys(ElasticsearchClient client) {
        this.client = client;
    }

    /**
     * What deletes it, a page at a time: none once there is nothing. The last write is seen.
     *
     * @throws ViewsUnavailableException when Elasticsearch cannot be reached
     */
    public List<Operation> deletions(String index, Collection<JourneyId> journeys) {
        return deletions(index, journeys, 0, List.of(SPEAKER, "journey.stream", "journey.absorbed"));
    }

    /**
     * The same of what they tell, and not of what others tell for them.
     *
     * @param position whatever was told up to there is not taken afterwards either
     */
    public List<Operation> deletionsOfTold(String index, Collection<JourneyId> journeys, long position) {
        return deletions(index, journeys, position, List.of(SPEAKER));
    }

    private List<Operation> deletions(
            String index, Collection<JourneyId> journeys, long position, List<String> fields) {
        List<FieldValue> ids =
                journeys.stream().map(journey -> FieldValue.of(journey.value())).toList();
        // Not every view has every field; one that is not there matches nothing.
        List<Query> any = fields.stream()
                .map(field -> Query.of(
                        query -> query.terms(terms -> terms.field(field).terms(values -> values.value(ids)))))
                .toList();
        return asking(() -> {
            try {
                client.indices().refresh(refresh -> refresh.index(index));
                return client
                        .search(
                                search -> search.index(index)
                                        .source(source -> source.fetch(false))
                                        .version(true)
                                        .size(PAGE)
                                        .query(query -> query.bool(bool -> bool.should(any))),
                                Void.class)
                        .hits()
                        .hits()
                        .stream()
                        .map(hit -> new Operation(
                                index,
                                Objects.requireNonNull(hit.id()),
                                Math.max(position, Objects.requireNonNull(hit.version())),
                                null))
                        .toList();
            } catch (ElasticsearchException e) {
                if (e.status() == Asking.NOT_FOUND) {
                    return List.of(); // dropped meanwhile
                }
                throw e;
            }
        });
    }
}
