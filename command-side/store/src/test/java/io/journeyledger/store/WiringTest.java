package io.journeyledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;

/** What Axon takes when it is left to choose, in an application that has this module and says nothing. */
class WiringTest {

    @TempDir
    static Path folder;

    private static StoreUnderTest store;
    private static final ListAppender<ILoggingEvent> said = new ListAppender<>();

    @BeforeAll
    static void start() {
        Logger axon = (Logger) LoggerFactory.getLogger("org.axonframework");
        axon.setLevel(Level.INFO);
        axon.addAppender(said);
        said.start();
        store = StoreUnderTest.open(Map.of("journey.data", folder.toString()));
        axon.detachAppender(said);
        axon.setLevel(Level.WARN);
    }

    @AfterAll
    static void stop() {
        store.close();
    }

    @Test
    void transactionsAreSprings() {
        assertThat(store.get(TransactionManager.class)).isInstanceOf(SpringTransactionManager.class);
        assertThat(store.context().getBeansOfType(PlatformTransactionManager.class))
                .hasSize(1);
        assertThat(store.get(Configuration.class).getComponent(TransactionManager.class))
                .isInstanceOf(SpringTransactionManager.class);
    }

    @Test
    void eventsAreKeptByAxonsJdbcEngineOnOurTables() {
        assertThat(store.get(EventStorageEngine.class))
                .isInstanceOf(JdbcEventStorageEngine.class)
                .matches(WiringTest::isOurs);
        assertThat(store.events()).isInstanceOf(EmbeddedEventStore.class);
        assertThat(store.tokens()).isInstanceOf(JdbcTokenStore.class);
        assertThat(store.get(CommandBus.class)).isInstanceOf(SimpleCommandBus.class);
    }

    @Test
    void everythingIsWrittenByJackson3() {
        Configuration axon = store.get(Configuration.class);

        assertThat(axon.serializer()).isInstanceOf(Jackson3Serializer.class);
        assertThat(axon.messageSerializer()).isInstanceOf(Jackson3Serializer.class);
        assertThat(axon.eventSerializer()).matches(WiringTest::isOurs);
        assertThat(store.context().getBeansOfType(Serializer.class).values())
                .allMatch(serializer -> serializer instanceof Jackson3Serializer || isOurs(serializer));
        assertThat(beans()).noneMatch(bean -> bean.toLowerCase(Locale.ROOT).contains("xstream"));
    }

    @Test
    void nothingIsReportedToAnyoneAndNoServerIsSought() {
        assertThat(beans())
                .noneMatch(bean -> bean.toLowerCase(Locale.ROOT).contains("updatecheck"))
                .noneMatch(bean -> bean.contains("AxonServer"));
        assertThat(said.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .noneMatch(line -> line.contains("Console"));
    }

    @Test
    void eventsCarryTheProvenanceOfTheirCommandAndNothingElse() {
        assertThat(store.context().getBeansOfType(CorrelationDataProvider.class))
                .containsOnlyKeys("provenanceOfEvents");
    }

    private static boolean isOurs(Object part) {
        return part.getClass().getPackageName().startsWith(WiringTest.class.getPackageName());
    }

    private static List<String> beans() {
        return Arrays.asList(store.context().getBeanDefinitionNames());
    }
}
