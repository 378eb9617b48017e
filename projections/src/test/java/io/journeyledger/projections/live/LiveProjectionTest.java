package io.journeyledger.projections.live;

import static io.journeyledger.projections.Telling.at;
import static io.journeyledger.projections.Telling.bought;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.journeyledger.elasticsearch.SharedElasticsearch;
import io.journeyledger.ledger.Identifier;
import io.journeyledger.ledger.IdentityEvent.CustomerIdentified;
import io.journeyledger.ledger.IdentityEvent.PersonalDataErased;
import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.PersonalText;
import io.journeyledger.ledger.Provenance;
import io.journeyledger.projections.ViewStatus;
import io.journeyledger.projections.document.CustomerDocument;
import io.journeyledger.projections.document.TimelineDocument;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.Operation;
import io.journeyledger.projections.index.RealElasticsearch;
import io.journeyledger.projections.index.ViewWriter;
import io.journeyledger.store.JourneyKeys;
import io.journeyledger.store.ProvenanceMetadata;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.core.ConditionFactory;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/** The live projection as an application gets it: a real ledger, Axon's processor, the real Elasticsearch. */
class LiveProjectionTest {

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }

        @Bean
        static BeanPostProcessor gate() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    Gate gate = GATE.get();
                    return bean instanceof ViewWriter && gate != null ? gate : bean;
                }
            };
        }
    }

    /** The real writer behind a gate. */
    private static final class Gate extends ViewWriter {

        private final Semaphore writers = new Semaphore(0);

        Gate() {
            super(RealElasticsearch.client(), new SimpleMeterRegistry());
        }

        @Override
        public void write(List<Operation> operations) {
            writers.acquireUninterruptibly();
            super.write(operations);
        }
    }

    private static final AtomicReference<@Nullable Gate> GATE = new AtomicReference<>();

    private static final JourneyId ANN = new JourneyId("ANN");

    @TempDir
    Path folder;

    private final ElasticsearchClient client = RealElasticsearch.client();
    private Wire wire;
    private ConfigurableApplicationContext application;

    @BeforeEach
    void start() throws IOException {
        RealElasticsearch.clean(client);
        wire = new Wire(SharedElasticsearch.url());
        application = run("command,projection,query");
    }

    @AfterEach
    void stop() throws IOException {
        Gate gate = GATE.getAndSet(null);
        if (gate != null) {
            gate.writers.release(1_000);
        }
        application.close();
        wire.close();
        RealElasticsearch.clean(client);
        client.close();
    }

    @Test
    void what_is_recorded_is_in_every_view_soon_after() throws IOException {
        append(0, identified("ann@example.org"), bought("2026-01-11", "O1", "10.50"));
        append(2, bought("2026-01-12", "O2", "5.00"));

        eventually()
                .untilAsserted(
                        () -> assertThat(status(View.TIMELINE).documents()).isEqualTo(3));
        eventually()
                .untilAsserted(() -> assertThat(status(View.CUSTOMERS))
                        .isEqualTo(new ViewStatus(View.CUSTOMERS, 1, 3, 3, 0, 0, false, null)));
        CustomerDocument ann = customer();
        assertThat(ann.journey().identifiers().getFirst().value()).isEqualTo("ann@example.org");
        assertThat(Objects.requireNonNull(ann.value()).revenue()).isEqualByComparingTo("15.50");
        MeterRegistry meters = application.getBean(MeterRegistry.class);
        assertThat(meters.get("journey.view.lag.events")
                        .tag("view", "customers")
                        .gauge()
                        .value())
                .isZero();
    }

    @Test
    void a_write_that_fails_leaves_the_token_where_it_was_and_is_made_up_for() throws IOException {
        append(0, identified("ann@example.org"));
        eventually().until(() -> status(View.CUSTOMERS).position() == 1);

        // when Elasticsearch is away while events arrive
        wire.cut();
        append(1, bought("2026-01-11", "O1", "10.50"));

        // then the health says so and the position stays
        eventually().until(() -> health().equals(Status.OUT_OF_SERVICE));
        ViewStatus away = status(View.CUSTOMERS);
        assertThat(away.position()).isEqualTo(1);
        assertThat(away.headPosition()).isEqualTo(2);
        assertThat(away.lagEvents()).isEqualTo(1);
        assertThat(away.lagSeconds()).isPositive();
        assertThat(away.documents()).isEqualTo(-1);
        assertThat(away.problem()).contains("cannot be reached");
        assertThat(storedPosition()).isEqualTo(1);

        // and when it is back, nothing is lost
        wire.mend();
        eventually().until(() -> status(View.CUSTOMERS).lagEvents() == 0);
        eventually().until(() -> health().equals(Status.UP));
        assertThat(storedPosition()).isEqualTo(2);
        assertThat(Objects.requireNonNull(customer().value()).orders()).isEqualTo(1);
    }

    @Test
    void what_is_recorded_does_not_wait_for_a_batch_that_is_being_written() throws Exception {
        application.close();
        Gate gate = new Gate();
        GATE.set(gate);
        application = run("command,projection,query");
        append(0, identified("ann@example.org"));
        eventually().until(() -> gate.writers.hasQueuedThreads());

        Future<?> recorded = CompletableFuture.runAsync(() -> append(1, bought("2026-01-11", "O1", "10.50")));

        recorded.get(10, TimeUnit.SECONDS);
        assertThat(gate.writers.hasQueuedThreads()).isTrue();
        gate.writers.release(1_000);
        eventually().until(() -> storedPosition() == 2);
    }

    @Test
    void a_batch_on_its_way_is_begun_and_not_yet_in_the_views() {
        application.close();
        Gate gate = new Gate();
        GATE.set(gate);
        application = run("command,projection,query");
        ViewMonitor monitor = application.getBean(ViewMonitor.class);
        assertThat(monitor.begun()).isEqualTo(Long.MAX_VALUE); // as where another process projects
        append(0, identified("ann@example.org"));
        gate.writers.release();
        eventually().until(() -> storedPosition() == 1);
        eventually().until(() -> monitor.begun() == 1);

        append(1, bought("2026-01-11", "O1", "10.50"));

        eventually().until(() -> gate.writers.hasQueuedThreads());
        assertThat(monitor.begun()).isEqualTo(2);
        assertThat(monitor.position()).isEqualTo(1);
    }

    @Test
    void an_application_that_starts_before_elasticsearch_waits_for_it() throws IOException {
        application.close();
        wire.cut();
        application = run("command,projection,query");
        append(0, identified("ann@example.org"));
        eventually().until(() -> health().equals(Status.OUT_OF_SERVICE));

        wire.mend();

        eventually().until(() -> status(View.CUSTOMERS).documents() == 1);
    }

    @Test
    void an_index_that_is_gone_at_the_next_start_is_filled_again() throws IOException {
        append(0, identified("ann@example.org"), bought("2026-01-11", "O1", "10.50"));
        eventually().until(() -> status(View.TIMELINE).documents() == 2);
        application.close();
        RealElasticsearch.clean(client);

        application = run("command,projection,query");

        eventually().until(() -> status(View.TIMELINE).documents() == 2);
        eventually().until(() -> status(View.CUSTOMERS).documents() == 1);
    }

    @Test
    void goes_on_after_a_restart_where_it_stood() {
        append(0, identified("ann@example.org"), bought("2026-01-11", "O1", "10.50"));
        eventually().until(() -> status(View.TIMELINE).documents() == 2);
        application.close();

        application = run("command,projection,query");
        append(2, bought("2026-01-12", "O2", "5.00"));

        eventually().until(() -> status(View.TIMELINE).documents() == 3);
    }

    @Test
    void an_erasure_takes_the_person_out_of_everything_written_before() throws IOException {
        append(0, identified("ann@example.org"), bought("2026-01-11", "O1", "10.50"));
        eventually().until(() -> status(View.TIMELINE).documents() == 2);

        append(2, new PersonalDataErased(at("2026-01-20"), "GDPR Art. 17"));

        eventually().until(() -> status(View.TIMELINE).documents() == 3);
        TimelineDocument first = client.get(
                        get -> get.index(View.TIMELINE.alias()).id("ANN.0"), TimelineDocument.class)
                .source();
        assertThat(Objects.requireNonNull(first).journey().text()).containsExactly("[erased]");
        assertThat(customer().journey().identifiers()).isEmpty();
    }

    @Test
    void another_role_does_not_project() {
        application.close();
        application = run("command");

        assertThat(application.getBeansOfType(ViewProcessor.class)).isEmpty();
    }

    private ConfigurableApplicationContext run(String roles) {
        return new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties(Map.of(
                        "spring.main.banner-mode",
                        "off",
                        "journey.data",
                        folder.resolve("data").toString(),
                        "journey.roles",
                        roles,
                        "journey.elasticsearch.url",
                        wire.url().toString()))
                .run();
    }

    private void append(long sequence, JourneyEvent... events) {
        List<DomainEventMessage<?>> messages = new ArrayList<>();
        for (JourneyEvent event : events) {
            messages.add(new GenericDomainEventMessage<>(
                    "Journey",
                    ANN.value(),
                    sequence + messages.size(),
                    event,
                    ProvenanceMetadata.of(Provenance.of("test", "e" + sequence))));
        }
        application
                .getBean(TransactionManager.class)
                .executeInTransaction(
                        () -> application.getBean(EventStore.class).publish(messages));
    }

    private CustomerIdentified identified(String email) {
        PersonalText sealed = application.getBean(JourneyKeys.class).seal(ANN, new PersonalText.Clear(email));
        return new CustomerIdentified(
                at("2026-01-01"), List.of(new Identifier(Identifier.Kind.EMAIL, "print", sealed)));
    }

    private CustomerDocument customer() throws IOException {
        return Objects.requireNonNull(client.get(
                        get -> get.index(View.CUSTOMERS.alias()).id("ANN"), CustomerDocument.class)
                .source());
    }

    private ViewStatus status(View view) {
        return application.getBean(ViewMonitor.class).status().stream()
                .filter(status -> status.view() == view)
                .findFirst()
                .orElseThrow();
    }

    private Status health() {
        return application.getBean(ViewHealth.class).health().getStatus();
    }

    /** The token as the table has it. */
    private long storedPosition() {
        String token = application
                .getBean(JdbcTemplate.class)
                .queryForObject("SELECT token FROM token_entry WHERE processor = 'views'", String.class);
        return Long.parseLong(Objects.requireNonNull(token).replaceAll("\\D", ""));
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions();
    }
}
