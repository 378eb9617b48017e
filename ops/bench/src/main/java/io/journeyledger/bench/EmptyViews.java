package io.journeyledger.bench;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.journeyledger.elasticsearch.ElasticsearchChild;
import io.journeyledger.elasticsearch.ElasticsearchSettings;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.ElasticsearchClientConfiguration;
import io.journeyledger.projections.index.ElasticsearchProperties;
import io.journeyledger.projections.index.ViewIndices;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** An Elasticsearch with four views that can be made empty again. */
record EmptyViews(ElasticsearchChild elasticsearch, ElasticsearchClient client) implements AutoCloseable {

    static EmptyViews start(Scratch scratch) throws IOException, InterruptedException {
        ElasticsearchChild elasticsearch = ElasticsearchChild.start(ElasticsearchSettings.in(scratch.folder()));
        return new EmptyViews(
                elasticsearch,
                ElasticsearchClientConfiguration.client(
                        new ElasticsearchProperties(elasticsearch.url(), null, null, null)));
    }

    URI url() {
        return elasticsearch.url();
    }

    /**
     * Takes all views away. A program makes those that it misses; made here they would be of another policy than its own,
     * and it would rebuild them meanwhile.
     */
    void remove() throws IOException {
        ViewIndices indices = new ViewIndices(client);
        for (View view : View.values()) {
            Optional<String> index = indices.behind(view);
            if (index.isPresent()) {
                client.indices().delete(delete -> delete.index(index.get()));
            }
        }
    }

    /** Makes them anew, for who writes without a program. */
    void empty() throws IOException {
        remove();
        new ViewIndices(client).createMissing("bench", Instant.now());
    }

    @Override
    public void close() throws IOException {
        client.close();
        elasticsearch.close();
    }
}
