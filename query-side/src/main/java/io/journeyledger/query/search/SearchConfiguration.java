package io.journeyledger.query.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.journeyledger.query.elasticsearch.Views;
import io.journeyledger.query.journey.Journeys;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Search by identifiers and words. */
@Configuration(proxyBeanMethods = false)
class SearchConfiguration {

    @Bean
    Finder finder(ElasticsearchClient client, Journeys journeys) {
        return new Finder(new Views(client), journeys);
    }
}
