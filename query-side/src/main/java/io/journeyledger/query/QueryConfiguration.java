package io.journeyledger.query;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JacksonModule;

/**
 * The query side: everything of this package and of those in it. It needs a client of the Elasticsearch that holds the
 * views.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class QueryConfiguration {

    @Bean
    JacksonModule documentModule() {
        return new DocumentModule();
    }
}
