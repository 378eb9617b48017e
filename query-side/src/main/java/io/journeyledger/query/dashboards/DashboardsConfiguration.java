package io.journeyledger.query.dashboards;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.journeyledger.query.elasticsearch.Views;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Dashboards. */
@Configuration(proxyBeanMethods = false)
class DashboardsConfiguration {

    @Bean
    Panels panels(ElasticsearchClient client) {
        return new Panels(new Views(client));
    }
}
