package io.journeyledger.server.status;

import io.journeyledger.projections.ViewStatus;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.ElasticsearchProperties;
import io.journeyledger.projections.live.Retries;
import io.journeyledger.projections.live.ViewMonitor;
import io.journeyledger.projections.rebuild.Rebuilds;
import io.journeyledger.projections.role.ConditionalOnRole;
import io.journeyledger.projections.role.Role;
import io.journeyledger.query.figures.Overviews;
import io.journeyledger.store.reading.LedgerReader;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;
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
    Figures figuresOfLedger() {
        return new Figures();
    }

    @Bean
    MeterBinder ledgerMeters(LedgerReader ledger, Figures figures) {
        return meters -> figures.of("journey.ledger.events", ledger::count)
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
                ViewMonitor monitor, @Value("${journey.projection.tolerated-lag:60s}") Duration tolerated) {
            return new ViewLagHealth(monitor, tolerated);
        }

        @Bean
        MeterBinder viewMeters(ViewMonitor monitor, Figures figures) {
            return meters -> {
                for (View view : View.values()) {
                    lag(figures, monitor, view, "events", ViewStatus::lagEvents)
                            .description("Events of the ledger that are not in the view")
                            .register(meters);
                    lag(figures, monitor, view, "seconds", ViewStatus::lagSeconds)
                            .description("Age of the first recorded event that is not in the view")
                            .register(meters);
                    figures.of("journey.view.position", () -> of(view, monitor).position())
                            .description("Position of the last event that is in the view")
                            .tag("view", view.label())
                            .register(meters);
                }
            };
        }

        private static Gauge.Builder<Supplier<Number>> lag(
                Figures figures, ViewMonitor monitor, View view, String unit, Function<ViewStatus, Number> figure) {
            return figures.of("journey.view.lag." + unit, () -> figure.apply(of(view, monitor)))
                    .tag("view", view.label());
        }

        private static ViewStatus of(View view, ViewMonitor monitor) {
            return monitor.lags().stream()
                    .filter(lag -> lag.view() == view)
                    .findFirst()
                    .orElseThrow();
        }

        @Bean
        MeterBinder deadLetterMeters(Retries retries, Figures figures) {
            return meters -> figures.of("journey.dead.letters", retries::parked)
                    .description("Journeys that are not told to their end: an event of theirs cannot be told")
                    .register(meters);
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
            Figures figures = new Figures(); // of Elasticsearch, and not of the ledger
            return meters -> {
                deadlines(figures, () -> overviews.deadlines(clock.instant()).due(), "due")
                        .register(meters);
                deadlines(figures, () -> overviews.deadlines(clock.instant()).breached(), "breached")
                        .register(meters);
            };
        }

        private static Gauge.Builder<Supplier<Number>> deadlines(Figures figures, Supplier<Long> asked, String state) {
            return figures.of("journey.complaint.deadlines", asked)
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
