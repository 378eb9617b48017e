package io.journeyledger.projections.index;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

/** What the client says of itself, heard by a server that only listens: of its answers Elasticsearch does not tell. */
class ElasticsearchClientConfigurationTest {

    @Test
    void asks_for_answers_that_are_not_compressed() throws Exception {
        BlockingQueue<List<String>> encodings = new LinkedBlockingQueue<>();
        HttpServer listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        listening.createContext("/", asked -> {
            encodings.add(Objects.requireNonNull(asked.getRequestHeaders().get("Accept-Encoding")));
            asked.getResponseHeaders().add("X-Elastic-Product", "Elasticsearch");
            asked.sendResponseHeaders(200, -1);
            asked.close();
        });
        listening.start();
        URI url = URI.create("http://127.0.0.1:" + listening.getAddress().getPort());
        try (ElasticsearchClient client =
                ElasticsearchClientConfiguration.client(new ElasticsearchProperties(url, null, null, null))) {
            assertThat(client.ping().value()).isTrue();
        } finally {
            listening.stop(0);
        }
        assertThat(encodings.remove()).containsExactly("identity");
    }
}
