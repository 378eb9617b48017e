package io.journeyledger.projections.live;

import static io.journeyledger.projections.Telling.at;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.journeyledger.elasticsearch.SharedElasticsearch;
import io.journeyledger.ledger.Identifier;
import io.journeyledger.ledger.IdentityEvent.CustomerIdentified;
import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.PersonalText;
import io.journeyledger.ledger.Provenance;
import io.journeyledger.projections.Telling;
import io.journeyledger.projections.ViewStatus;
import io.journeyledger.projections.document.CustomerDocument;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.RealElasticsearch;
import io.journeyledger.store.codec.ProvenanceMetadata;
import io.journeyledger.store.keys.JourneyKeys;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.awaitility.core.ConditionFactory;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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

/**
 * An application that projects live: a real ledger, Axon's processor, the real Elasticsearch behind a wire that can be
 * cut.
 */
abstract class Projecting {

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }

        @Bean
        static BeanPostProcessor replacing() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return REPLACING.get().apply(bean);
                }
            };
        }
    }

    /** What the application gets in place of its own beans. */
    static final AtomicReference<UnaryOperator<Object>> REPLACING = new AtomicReference<>(UnaryOperator.identity());

    static final JourneyId ANN = new JourneyId("ANN");

    @TempDir
    Path folder;

    final ElasticsearchClient client = RealElasticsearch.client();
    Wire wire;
    ConfigurableApplicationContext application;

    @BeforeEach
    void start() throws IOException {
        RealElasticsearch.clean(client);
        wire = new Wire(SharedElasticsearch.url());
        application = run("command,projection,query");
    }

    @AfterEach
    void stop() throws IOException {
        REPLACING.set(UnaryOperator.identity());
        application.close();
        wire.close();
        RealElasticsearch.clean(client);
        client.close();
    }

    final ConfigurableApplicationContext run(String roles) {
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

    final void append(long sequence, JourneyEvent... events) {
        append(ANN, sequence, events);
    }

    final void append(JourneyId journey, long sequence, JourneyEvent... events) {
        List<DomainEventMessage<?>> messages = new ArrayList<>();
        for (JourneyEvent event : events) {
            messages.add(new GenericDomainEventMessage<>(
                    "Journey",
                    journey.value(),
                    sequence + messages.size(),
                    event,
                    ProvenanceMetadata.of(Provenance.of("test", "e" + sequence))));
        }
        application
                .getBean(TransactionManager.class)
                .executeInTransaction(
                        () -> application.getBean(EventStore.class).publish(messages));
    }

    final CustomerIdentified identified(String email) {
        return identified(ANN, email);
    }

    final CustomerIdentified identified(JourneyId journey, String email) {
        PersonalText sealed = application.getBean(JourneyKeys.class).seal(journey, new PersonalText.Clear(email));
        return new CustomerIdentified(
                at("2026-01-01"), List.of(new Identifier(Identifier.Kind.EMAIL, Telling.mark("print"), sealed)));
    }

    final CustomerDocument customer() throws IOException {
        return Objects.requireNonNull(client.get(
                        get -> get.index(View.CUSTOMERS.alias()).id("ANN"), CustomerDocument.class)
                .source());
    }

    final ViewStatus status(View view) {
        return application.getBean(ViewMonitor.class).status().stream()
                .filter(status -> status.view() == view)
                .findFirst()
                .orElseThrow();
    }

    final Status health() {
        return application.getBean(ViewHealth.class).health().getStatus();
    }

    /** The token as the table has it. */
    final long storedPosition() {
        String token = application
                .getBean(JdbcTemplate.class)
                .queryForObject("SELECT token FROM token_entry WHERE processor = 'views'", String.class);
        return Long.parseLong(Objects.requireNonNull(token).replaceAll("\\D", ""));
    }

    /**
     * Settles a letter as soon as nobody rebuilds: a process has the right to rebuild for a moment as it starts, and a
     * moment longer than a rebuild.
     */
    static Optional<DeadLetter> onceInTurn(Callable<Optional<DeadLetter>> settling) {
        return eventually().until(settling, _ -> true);
    }

    static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions();
    }
}
