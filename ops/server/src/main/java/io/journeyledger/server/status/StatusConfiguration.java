package io.journeyledger.server.status;

import io.journeyledger.projections.index.ElasticsearchProperties;
import io.journeyledger.projections.live.ViewMonitor;
import io.journeyledger.projections.rebuild.Rebuilds;
import io.journeyledger.projections.role.ConditionalOnRole;
import io.journeyledger.projections.role.Role;
import io.journeyledger.query.Overviews;
import io.journeyledger.store.LedgerReader;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The status and its parts. Names of beans before {@code HealthIndicator} are the names in {@code /actuator/health}.
 */
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

    @Bean
    MeterBinder ledgerMeters(LedgerReader ledger) {
        return meters -> Figure.of("journey.ledger.events", ledger::count)
                .description("Events in the ledger")
                .register(meters);
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

        @Bean
        MeterBinder rebuildMeters(Rebuilds rebuilds) {
            return meters -> Gauge.builder("journey.rebuild.progress", rebuilds, StatusConfiguration::progress)
                    .description("Share of the ledger that the rebuild going on has read; NaN while none does")
                    .baseUnit("ratio")
                    .register(meters);
        }
    }

    /** What is asked of the views. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnRole(Role.QUERY)
    static class OfQueries {
        @Bean
        MeterBinder complaintMeters(Overviews overviews, InstantSource clock) {
            return meters -> {
                deadlines(() -> overviews.deadlines(clock.instant()).due(), "due")
                        .register(meters);
                deadlines(() -> overviews.deadlines(clock.instant()).breached(), "breached")
                        .register(meters);
            };
        }

        private static Gauge.Builder<Supplier<Number>> deadlines(Supplier<Long> asked, String state) {
            return Figure.of("journey.complaint.deadlines", asked)
                    .description("Open complaints, by whether their next deadline is to come or has passed")
                    .tag("state", state);
        }
    }

    private static double progress(Rebuilds rebuilds) {
        return rebuilds.all().stream()
                .filter(rebuild ->
                        !rebuild.phase().isOver() && rebuild.progress().total() > 0)
                .mapToDouble(rebuild -> Math.min(
                        1,
                        (double) rebuild.progress().events()
                                / rebuild.progress().total()))
                .findFirst()
                .orElse(Double.NaN);
    }
}
