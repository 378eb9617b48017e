package io.journeyledger.server.status;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The status and its parts. */
@Configuration(proxyBeanMethods = false)
@Import({StatusController.class, Statuses.class})
public class StatusConfiguration {
    @Bean
    Readiness readiness() {
        return new Readiness();
    }
}
