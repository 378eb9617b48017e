package io.journeyledger.projections.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.journeyledger.elasticsearch.SharedElasticsearch;
import java.io.IOException;
import java.net.URI;

/** The real server for tests, and a client of it. */
public final class RealElasticsearch {

    private RealElasticsearch() {}

    public static ElasticsearchClient client() {
        return client(SharedElasticsearch.url());
    }

    public static ElasticsearchClient client(URI url) {
        return ElasticsearchClientConfiguration.client(new ElasticsearchProperties(url, null, null, null));
    }

    /** Removes every index of ours. */
    public static void clean(ElasticsearchClient client) throws IOException {
        for (String index :
                client.indices().get(get -> get.index("journey-*")).indices().keySet()) {
            client.indices().delete(delete -> delete.index(index));
        }
    }
}
