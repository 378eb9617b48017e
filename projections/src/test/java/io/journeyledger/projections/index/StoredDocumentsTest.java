package io.journeyledger.projections.index;

import static io.journeyledger.projections.Telling.at;
import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch.core.ClosePointInTimeRequest;
import co.elastic.clients.elasticsearch.core.ClosePointInTimeResponse;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import io.journeyledger.projections.document.View;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class StoredDocumentsTest {

    /** An Elasticsearch that names a point in time anew with each answer, as it may do. */
    private static final class NamingAnew extends ElasticsearchClient {

        private final List<String> named = new ArrayList<>();
        private final List<String> asked = new ArrayList<>();
        private final List<String> closed = new ArrayList<>();

        NamingAnew(ElasticsearchClient real) {
            super(real._transport());
        }

        @Override
        public <T> SearchResponse<T> search(SearchRequest request, Class<T> type) throws IOException {
            asked.add(Objects.requireNonNull(request.pit()).id());
            SearchResponse<T> answer = super.search(request, type);
            String anew = openPointInTime(
                            open -> open.index(View.TIMELINE.alias()).keepAlive(keep -> keep.time("1m")))
                    .id();
            named.add(anew);
            return SearchResponse.of(same -> same.took(answer.took())
                    .timedOut(answer.timedOut())
                    .shards(answer.shards())
                    .hits(answer.hits())
                    .pitId(anew));
        }

        @Override
        public ClosePointInTimeResponse closePointInTime(ClosePointInTimeRequest request) throws IOException {
            closed.add(request.id());
            return super.closePointInTime(request);
        }
    }

    @Test
    void who_reads_all_goes_on_under_the_name_that_each_page_brings() throws IOException {
        ElasticsearchClient real = RealElasticsearch.client();
        RealElasticsearch.clean(real);
        new ViewIndices(real).createMissing("p", at("2026-11-22"));
        real.index(put -> put.index(View.TIMELINE.alias())
                .id("ANN.0")
                .document(Map.of("position", 1))
                .refresh(Refresh.True));
        NamingAnew client = new NamingAnew(real);
        List<String> ids = new ArrayList<>();

        new StoredDocuments(client).ids(View.TIMELINE.alias(), ids::addAll);

        assertThat(ids).containsExactly("ANN.0");
        assertThat(client.asked).hasSize(2).endsWith(client.named.getFirst());
        assertThat(client.closed).containsExactly(client.named.getLast());
        RealElasticsearch.clean(real);
        real.close();
    }
}
