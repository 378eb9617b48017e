package io.journeyledger.projections.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The client of Elasticsearch, which writes and reads documents as {@link DocumentJson} does. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ElasticsearchProperties.class)
public class ElasticsearchClientConfiguration {

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    ElasticsearchClient elasticsearchClient(ElasticsearchProperties properties) {
        return client(properties);
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
     * A client of its own, for who is not in an application context. Answers come as they are: Elasticsearch lies on the same
     * machine or in the same network, where to compress a page of documents takes longer than to send it. Its HTTP client would
     * ask for gzip by itself.
     */
    public static ElasticsearchClient client(ElasticsearchProperties properties) {
        return ElasticsearchClient.of(client -> {
            client.host(properties.url())
                    .jsonMapper(new Jackson3JsonpMapper(DocumentJson.mapper()))
                    .transportOptions(options -> options.addHeader("Accept-Encoding", "identity"));
            if (properties.apiKey() != null) {
                client.apiKey(properties.apiKey());
            } else if (properties.user() != null && properties.password() != null) {
                client.usernameAndPassword(properties.user(), properties.password());
            }
            return client;
        });
    }
}
