package io.journeyledger.projections.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import co.elastic.clients.transport.rest5_client.Rest5ClientOptions;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.RequestOptions;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import co.elastic.clients.transport.rest5_client.low_level.Rest5ClientBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The client of Elasticsearch, which writes and reads documents as {@link DocumentJson} does. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ElasticsearchProperties.class)
public class ElasticsearchClientConfiguration {

    /**
     * How long an answer may take. A machine that is cut off from the network says nothing, and without a bound who
     * asked it would wait for ever. Far above what the slowest takes, to flush an index of millions that was just
     * filled: with less, a rebuild of hours would fail on a slow disk.
     */
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(5);

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    ElasticsearchClient elasticsearchClient(ElasticsearchProperties properties) {
        return client(properties);
    }

    @Bean
    ViewIndices viewIndices(ElasticsearchClient client) {
        return new ViewIndices(client);
    }

    @Bean
    StoredDocuments storedDocuments(ElasticsearchClient client) {
        return new StoredDocuments(client);
    }

    @Bean
    Mending mending(ElasticsearchClient client, StoredDocuments stored) {
        return new Mending(client, stored);
    }

    /**
     * A client of its own, for who is not in an application context. Answers come as they are: Elasticsearch lies on
     * the same machine or in the same network, where to compress a page of documents takes longer than to send it. Its
     * HTTP client would ask for gzip by itself.
     */
    public static ElasticsearchClient client(ElasticsearchProperties properties) {
        return client(properties, LONGEST_ANSWER);
    }

    static ElasticsearchClient client(ElasticsearchProperties properties, Duration longestAnswer) {
        Rest5ClientBuilder rest = Rest5Client.builder(properties.url())
                .setRequestConfigCallback(request -> request.setResponseTimeout(Timeout.of(longestAnswer)));
        String authorization = authorization(properties);
        if (authorization != null) {
            rest.setDefaultHeaders(new Header[] {new BasicHeader("Authorization", authorization)});
        }
        return new ElasticsearchClient(new Rest5ClientTransport(
                rest.build(),
                new Jackson3JsonpMapper(DocumentJson.mapper()),
                new Rest5ClientOptions(
                        RequestOptions.DEFAULT.toBuilder()
                                .addHeader("Accept-Encoding", "identity")
                                .build(),
                        false)));
    }

    private static @Nullable String authorization(ElasticsearchProperties properties) {
        if (properties.apiKey() != null) {
            return "ApiKey " + properties.apiKey();
        }
        if (properties.user() != null && properties.password() != null) {
            String both = properties.user() + ":" + properties.password();
            return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
        }
        return null;
    }
}
