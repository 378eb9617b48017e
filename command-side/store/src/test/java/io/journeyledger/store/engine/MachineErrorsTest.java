package io.journeyledger.store.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.journeyledger.store.Samples;
import io.journeyledger.store.StoreUnderTest;
import io.journeyledger.store.database.Database;
import io.journeyledger.store.database.DatabaseOver;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Errors that end no process: there is no thread to be had, or no memory beside the heap. */
class MachineErrorsTest {

    @TempDir
    Path folder;

    /** Of an exception Axon's thread that reads the ledger for all who follow it tries again; an error ends it. */
    @Test
    void whoFollowsTheLedgerIsToldOfEventsAfterOne() throws Exception {
        AtomicBoolean met = new AtomicBoolean();
        try (StoreUnderTest store = StoreUnderTest.open(Map.of("journey.data", folder.toString()))) {
            LedgerEventStore events = new LedgerEventStore(EmbeddedEventStore.builder()
                    .storageEngine(engine(store, breakingOnce(store, met)))
                    .fetchDelay(10));
            try (BlockingStream<TrackedEventMessage<?>> following = events.openStream(events.createHeadToken())) {
                assertThat(following.hasNextAvailable(50, TimeUnit.MILLISECONDS))
                        .isFalse();

                store.transactions()
                        .executeInTransaction(() -> store.get(EventStorageEngine.class)
                                .appendEvents(Samples.contacts(Samples.journey(), 0, 1)));

                assertThat(following.hasNextAvailable(10, TimeUnit.SECONDS)).isTrue();
                assertThat(met).isTrue();
            } finally {
                events.shutDown();
            }
        }
    }

    private static EventStorageEngine engine(StoreUnderTest store, HikariDataSource readPool) {
        Database database = store.get(Database.class);
        EventTypes types = store.get(EventTypes.class);
        return new EngineConfiguration()
                .eventStorageEngine(
                        database,
                        types,
                        new SqlLedgerReader(DatabaseOver.pool(readPool, database), types),
                        store.get(ConnectionProvider.class),
                        store.transactions(),
                        store.get(PersistenceExceptionResolver.class),
                        store.get(Serializer.class),
                        store.context().getBean("eventSerializer", Serializer.class),
                        store.context().getBeanProvider(Configuration.class));
    }

    /** Breaks for a thread of Axon's, and not for the one that opens a stream. */
    private static HikariDataSource breakingOnce(StoreUnderTest store, AtomicBoolean met) {
        Thread opening = Thread.currentThread();
        return new HikariDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                if (!opening.equals(Thread.currentThread()) && met.compareAndSet(false, true)) {
                    throw new InternalError("unable to create native thread");
                }
                return store.get(Database.class).reader().getConnection();
            }
        };
    }
}
