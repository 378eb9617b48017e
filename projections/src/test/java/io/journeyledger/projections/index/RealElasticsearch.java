package io.journeyledger.projections.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.JsonData;
import co.elastic.clients.json.JsonpMapper;
import co.elastic.clients.transport.ElasticsearchTransport;
import co.elastic.clients.transport.Endpoint;
import co.elastic.clients.transport.TransportOptions;
import io.journeyledger.elasticsearch.SharedElasticsearch;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The real server for tests, and a client of it. */
public final class RealElasticsearch {

    private RealElasticsearch() {}

    public static ElasticsearchClient client() {
        return client(SharedElasticsearch.url());
    }

    public static ElasticsearchClient client(URI url) {
        return ElasticsearchClientConfiguration.client(new ElasticsearchProperties(url, null, null, null));
    }

    /** What a test does at a request, before it is sent. */
    @FunctionalInterface
    public interface AtRequest {
        /** @throws IOException as where the server is away: the request is not sent */
        void see(Object request) throws IOException;
    }

    /** A client that a test can make fail at requests of its choice. */
    public static ElasticsearchClient client(AtRequest atRequest) {
        ElasticsearchTransport real = client()._transport();
        return new ElasticsearchClient(new ElasticsearchTransport() {
            @Override
            public <I, O, E> O performRequest(I request, Endpoint<I, O, E> endpoint, @Nullable TransportOptions options)
                    throws IOException {
                atRequest.see(Objects.requireNonNull(request));
                return real.performRequest(request, endpoint, options);
            }

            @Override
            public <I, O, E> CompletableFuture<O> performRequestAsync(
                    I request, Endpoint<I, O, E> endpoint, @Nullable TransportOptions options) {
                return real.performRequestAsync(request, endpoint, options);
            }

            @Override
            public JsonpMapper jsonpMapper() {
                return real.jsonpMapper();
            }

            @Override
            public TransportOptions options() {
                return real.options();
            }

            @Override
            public void close() throws IOException {
                real.close();
            }
        });
    }

    /** Removes every index of ours. */
    public static void clean(ElasticsearchClient client) throws IOException {
        for (String index :
                client.indices().get(get -> get.index("journey-*")).indices().keySet()) {
            client.indices().delete(delete -> delete.index(index));
        }
    }

    /** What an index holds, or those behind an alias, by id; of at most ten thousand. */
    public static Map<String, JsonNode> held(ElasticsearchClient client, String index) throws IOException {
        client.indices().refresh(refresh -> refresh.index(index));
        Map<String, JsonNode> held = new TreeMap<>();
        client.search(search -> search.index(index).size(10_000), JsonData.class)
                .hits()
                .hits()
                .forEach(hit -> held.put(
                        hit.id(),
                        DocumentJson.mapper()
                                .readTree(Objects.requireNonNull(hit.source())
                                        .toJson()
                                        .toString())));
        return held;
    }
}
