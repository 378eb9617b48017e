package io.journeyledger.query;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.journeyledger.projections.Policies;
import io.journeyledger.projections.index.ViewIndices;
import io.journeyledger.projections.replay.JourneyReplay;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JacksonModule;

/** The query side: everything of this package. It needs a client of the Elasticsearch that holds the views. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class QueryConfiguration {

    // Not journeys: the intake has some of its own, and both run in one process.
    @Bean
    Journeys shownJourneys(ElasticsearchClient client) {
        return new Journeys(new Views(client));
    }

    @Bean
    Timelines timelines(ElasticsearchClient client) {
        return new Timelines(new Views(client));
    }

    @Bean
    Finder finder(ElasticsearchClient client, Journeys journeys) {
        return new Finder(new Views(client), journeys);
    }

    @Bean
    Pasts pasts(JourneyReplay replay, Policies policies, InstantSource clock, MeterRegistry meters) {
        return new Pasts(replay, policies, clock, meters);
    }

    @Bean
    CaseFiles caseFiles(Pasts pasts, Policies policies) {
        return new CaseFiles(pasts, policies);
    }

    @Bean
    CareLists careLists(ElasticsearchClient client, Pasts pasts, InstantSource clock) {
        return new CareLists(new Views(client), pasts, clock);
    }

    @Bean
    Overviews overviews(ElasticsearchClient client) {
        return new Overviews(new Views(client));
    }

    @Bean
    Worklist worklist(ElasticsearchClient client) {
        return new Worklist(new Views(client));
    }

    @Bean
    Extracts extracts(ElasticsearchClient client) {
        return new Extracts(new Views(client));
    }

    @Bean
    Populations populations(ElasticsearchClient client, JourneyReplay replay, Policies policies, InstantSource clock) {
        return new Populations(new Extracts(new Views(client)), new ViewIndices(client), replay, policies, clock);
    }

    @Bean
    JacksonModule documentModule() {
        return new DocumentModule();
    }
}
