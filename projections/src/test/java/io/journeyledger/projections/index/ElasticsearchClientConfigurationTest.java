package io.journeyledger.projections.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the client says and how long it waits, seen by servers that only listen: the real one cannot be asked. */
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

    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void waits_for_no_answer_for_ever() throws Exception {
        try (ServerSocket silent =
                new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) { // takes connections, says nothing
            URI url = URI.create("http://127.0.0.1:" + silent.getLocalPort());
            try (ElasticsearchClient client = ElasticsearchClientConfiguration.client(
                    new ElasticsearchProperties(url, null, null, null), Duration.ofMillis(50))) {
                assertThatThrownBy(() -> new ViewIndices(client).missing())
                        .isInstanceOf(ViewsUnavailableException.class)
                        .hasMessageStartingWith("Elasticsearch cannot be reached");
            }
        }
    }
}
