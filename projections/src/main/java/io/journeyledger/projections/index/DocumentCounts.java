package io.journeyledger.projections.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import co.elastic.clients.elasticsearch._types.aggregations.TermsInclude;
import io.journeyledger.projections.document.View;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How many documents many indices hold, asked at once: one question for each would make a list of them slow. */
final class DocumentCounts {

    private DocumentCounts() {}

    /**
     * @param named at least one; they stand in the body, since an address has room for few names
     * @return by name; those without documents are not among them
     */
    static Map<String, Long> of(ElasticsearchClient client, List<String> named) throws IOException {
        List<String> all =
                Stream.of(View.values()).map(view -> view.alias() + "-*").toList();
        Aggregate counts = client.search(
                        search -> search.index(all)
                                .size(0)
                                .trackTotalHits(track -> track.enabled(false))
                                .aggregations(
                                        "indices",
                                        counted -> counted.terms(terms -> terms.field("_index")
                                                .include(TermsInclude.of(include -> include.terms(named)))
                                                .size(named.size()))),
                        Void.class)
                .aggregations()
                .get("indices");
        return counts == null
                ? Map.of()
                : counts.sterms().buckets().array().stream()
                        .collect(Collectors.toMap(bucket -> bucket.key().stringValue(), StringTermsBucket::docCount));
    }
}
