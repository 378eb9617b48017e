package io.journeyledger.projections.index;

import static io.journeyledger.projections.Telling.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch.indices.stats.IndexStats;
import io.journeyledger.projections.document.View;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MergesTest {

    private final ElasticsearchClient client = RealElasticsearch.client();

    @BeforeEach
    void create() throws IOException {
        RealElasticsearch.clean(client);
        new ViewIndices(client).createMissing("p", at("2026-11-22"));
    }

    @AfterEach
    void close() throws IOException {
        RealElasticsearch.clean(client);
        client.close();
    }

    /**
     * Of an index with a {@code @timestamp} Elasticsearch takes it that documents come in the order of time and stay as
     * they are: it merges segments by 32, however much of them is deleted. These are rewritten.
     */
    @ParameterizedTest
    @EnumSource(names = {"COMPLAINTS", "TRANSITIONS"})
    void an_index_whose_documents_are_rewritten_is_merged_as_such_a_one(View view) throws IOException {
        for (int i = 1; i <= 25; i++) {
            String id = "D" + i;
            client.index(put -> put.index(view.alias())
                    .id(id)
                    .document(Map.of("position", 1))
                    .refresh(Refresh.True));
        }

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(segments(view)).isLessThan(20));
    }

    private long segments(View view) throws IOException {
        IndexStats primaries = Objects.requireNonNull(
                client.indices().stats(ask -> ask.index(view.alias())).all().primaries());
        return Objects.requireNonNull(primaries.segments()).count();
    }
}
