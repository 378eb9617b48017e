package io.journeyledger.store.engine;

import io.journeyledger.store.codec.EventCodec;
import io.journeyledger.store.codec.TrackedEvents;
import io.journeyledger.store.database.Database;
import io.journeyledger.store.settings.ConditionalOnStore;
import java.time.Duration;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Events in the tables of the database, read and written by Axon's JDBC engine and by our own readers. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnStore(ConditionalOnStore.Kept.EVENTS_IN_TABLES)
public class EngineConfiguration {

    /** Rows a page of Axon's streams. */
    private static final int PAGE = 1_000;

    /** How often who follows the ledger looks for what other processes recorded; of its own they are told. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    @Bean
    EventTypes eventTypes(Database database, EventCodec codec) {
        return EventTypes.register(database, codec.catalogue());
    }

    @Bean
    SqlLedgerReader ledgerReader(Database database, EventTypes types) {
        return new SqlLedgerReader(database, types);
    }

    @Bean
    EmptyLedger emptyLedger(
            Database database,
            EventTypes types,
            SqlLedgerReader reader,
            EventCodec codec,
            Serializer serializer,
            TransactionTemplate transaction) {
        return new EmptyLedger(database, types, reader, codec, serializer, transaction);
    }

    @Bean
    TrackedEvents trackedEvents(@Qualifier("eventSerializer") Serializer serializer) {
        return new TrackedEvents(0, serializer);
    }

    @Bean
    StreamsAhead streamsAhead(LedgerStorageEngine engine, EventCodec codec) {
        return new StreamsAhead(engine, codec);
    }

    @Bean
    EventStore eventStore(EventStorageEngine engine, org.axonframework.config.Configuration axon) {
        return new LedgerEventStore(EmbeddedEventStore.builder()
                .storageEngine(engine)
                .fetchDelay(LOOK_EVERY.toMillis())
                .messageMonitor(axon.messageMonitor(EventStore.class, "eventStore"))
                .spanFactory(axon.getComponent(EventBusSpanFactory.class)));
    }

    @Bean
    LedgerStorageEngine eventStorageEngine(
            Database database,
            EventTypes types,
            SqlLedgerReader reader,
            ConnectionProvider connections,
            TransactionManager transactions,
            PersistenceExceptionResolver duplicates,
            Serializer serializer,
            @Qualifier("eventSerializer") Serializer eventSerializer,
            ObjectProvider<org.axonframework.config.Configuration> axon) {
        // Asked for at the first snapshot and not now: Axon's configuration itself needs this engine.
        SnapshotFilter snapshotFilter = snapshot -> {
            org.axonframework.config.Configuration configuration = axon.getIfAvailable();
            return configuration == null || configuration.snapshotFilter().allow(snapshot);
        };
        JdbcEventStorageEngine.Builder builder = JdbcEventStorageEngine.builder();
        builder.eventSerializer(eventSerializer)
                .snapshotSerializer(serializer)
                .snapshotFilter(snapshotFilter)
                .persistenceExceptionResolver(duplicates)
                .batchSize(PAGE);
        return new LedgerStorageEngine(builder, connections, transactions, database, types, reader);
    }
}
