package io.journeyledger.server.status;

import io.journeyledger.projections.index.ElasticsearchProperties;
import io.journeyledger.projections.live.ViewMonitor;
import io.journeyledger.server.ConditionalOnRole;
import io.journeyledger.server.Role;
import io.journeyledger.store.LedgerReader;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The status and its parts. Names of beans before {@code HealthIndicator} are the names in {@code /actuator/health}. */
@Configuration(proxyBeanMethods = false)
@Import({StatusController.class, Statuses.class})
public class StatusConfiguration {
    @Bean
    Readiness readiness() {
        return new Readiness();
    }

    @Bean
    EventStoreHealth eventStoreHealthIndicator(LedgerReader ledger) {
        return new EventStoreHealth(ledger);
    }

    /** What needs Elasticsearch. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnRole({Role.PROJECTION, Role.QUERY})
    static class OfViews {
        @Bean
        ElasticsearchHealth elasticsearchHealthIndicator(ElasticsearchProperties elasticsearch) {
            return new ElasticsearchHealth(elasticsearch);
        }
    }

    /** What this process projects. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnRole(Role.PROJECTION)
    static class OfProjections {
        @Bean
        ViewLagHealth viewLagHealthIndicator(
                ViewMonitor monitor,
                LedgerReader ledger,
                @Value("${journey.projection.tolerated-lag:60s}") Duration tolerated) {
            return new ViewLagHealth(monitor, ledger, tolerated);
        }
    }
}
