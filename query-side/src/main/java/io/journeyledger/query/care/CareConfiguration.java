package io.journeyledger.query.care;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.journeyledger.query.elasticsearch.Views;
import io.journeyledger.query.past.Pasts;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whom to contact now. */
@Configuration(proxyBeanMethods = false)
class CareConfiguration {

    @Bean
    CareLists careLists(ElasticsearchClient client, Pasts pasts, InstantSource clock) {
        return new CareLists(new Views(client), pasts, clock);
    }
}
