package io.journeyledger.query.figures;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.journeyledger.projections.Policies;
import io.journeyledger.projections.index.ViewIndices;
import io.journeyledger.query.elasticsearch.Views;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Figures over all journeys. */
@Configuration(proxyBeanMethods = false)
class FiguresConfiguration {

    @Bean
    StageHistory stageHistory(ElasticsearchClient client) {
        return new StageHistory(new Views(client));
    }

    @Bean
    Flows flows(ElasticsearchClient client) {
        return new Flows(new Views(client));
    }

    @Bean
    Cohorts cohorts(ElasticsearchClient client) {
        return new Cohorts(new Views(client));
    }

    @Bean
    Retentions retentions(ElasticsearchClient client) {
        return new Retentions(new Views(client));
    }

    @Bean
    Present present(ElasticsearchClient client, InstantSource clock) {
        return new Present(new ViewIndices(client), clock);
    }

    @Bean
    Rfm rfm(ElasticsearchClient client) {
        return new Rfm(new Views(client));
    }

    @Bean
    Spreads spreads(ElasticsearchClient client) {
        return new Spreads(new Views(client));
    }

    @Bean
    Scores scores(ElasticsearchClient client, Policies policies) {
        return new Scores(new Views(client), policies);
    }

    @Bean
    RecoveryTable recoveryTable(ElasticsearchClient client) {
        return new RecoveryTable(new Views(client));
    }

    @Bean
    Overviews overviews(ElasticsearchClient client) {
        return new Overviews(new Views(client));
    }
}
