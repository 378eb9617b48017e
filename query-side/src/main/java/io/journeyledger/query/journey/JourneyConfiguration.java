package io.journeyledger.query.journey;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.journeyledger.query.elasticsearch.Views;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One journey as the views show it. */
@Configuration(proxyBeanMethods = false)
class JourneyConfiguration {

    // Not journeys: the intake has some of its own, and both run in one process.
    @Bean
    Journeys shownJourneys(ElasticsearchClient client) {
        return new Journeys(new Views(client));
    }

    @Bean
    Timelines timelines(ElasticsearchClient client) {
        return new Timelines(new Views(client));
    }
}
