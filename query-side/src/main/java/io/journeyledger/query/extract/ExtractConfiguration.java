package io.journeyledger.query.extract;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.journeyledger.projections.Policies;
import io.journeyledger.projections.index.ViewIndices;
import io.journeyledger.projections.replay.JourneyReplay;
import io.journeyledger.query.elasticsearch.Views;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whole views and populations. */
@Configuration(proxyBeanMethods = false)
class ExtractConfiguration {

    @Bean
    Extracts extracts(ElasticsearchClient client) {
        return new Extracts(new Views(client));
    }

    @Bean
    Populations populations(ElasticsearchClient client, JourneyReplay replay, Policies policies, InstantSource clock) {
        return new Populations(new Extracts(new Views(client)), new ViewIndices(client), replay, policies, clock);
    }
}
