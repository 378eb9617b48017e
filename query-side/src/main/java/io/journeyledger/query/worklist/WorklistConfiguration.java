package io.journeyledger.query.worklist;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.journeyledger.query.elasticsearch.Views;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The complaints to be worked on. */
@Configuration(proxyBeanMethods = false)
class WorklistConfiguration {

    @Bean
    Worklist worklist(ElasticsearchClient client) {
        return new Worklist(new Views(client));
    }
}
