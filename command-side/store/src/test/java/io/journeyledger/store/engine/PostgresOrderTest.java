package io.journeyledger.store.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.store.Samples;
import io.journeyledger.store.StoreUnderTest;
import io.journeyledger.store.reading.RawEvent;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/** Positions on PostgreSQL are handed out before they are committed; readers must not notice. */
class PostgresOrderTest {

    private static StoreUnderTest store;

    @BeforeAll
    static void open() {
        store = StoreUnderTest.open(StoreUnderTest.onPostgres());
    }

    @AfterAll
    static void close() {
        if (store != null) {
            store.close();
        }
    }

    @Test
    void whatCommitsFirstWaitsForWhatWasBegunBefore() throws Exception {
        JourneyId slow = Samples.journey();
        JourneyId fast = Samples.journey();
        long before = store.reader().head();
        PlatformTransactionManager transactions = store.get(PlatformTransactionManager.class);
        TransactionStatus open = transactions.getTransaction(new DefaultTransactionDefinition());
        appendNow(Samples.contacts(slow, 0, 1));

        Thread.ofPlatform()
                .start(() -> Samples.append(store, Samples.contacts(fast, 0, 2)))
                .join();

        assertThat(store.reader().read(fast)).as("a stream is read at once").hasSize(2);
        assertThat(store.reader().read(before, 10))
                .as("the order of all is not")
                .isEmpty();
        assertThat(store.reader().head()).isEqualTo(before);

        transactions.commit(open);

        assertThat(store.reader().read(before, 10))
                .extracting(RawEvent::journey)
                .containsExactly(slow.value(), fast.value(), fast.value());
    }

    @Test
    void aPositionThatWasRolledBackHoldsNobodyUp() throws Exception {
        JourneyId fast = Samples.journey();
        long before = store.reader().head();
        PlatformTransactionManager transactions = store.get(PlatformTransactionManager.class);
        TransactionStatus open = transactions.getTransaction(new DefaultTransactionDefinition());
        appendNow(Samples.contacts(Samples.journey(), 0, 1));
        Thread.ofPlatform()
                .start(() -> Samples.append(store, Samples.contacts(fast, 0, 1)))
                .join();

        transactions.rollback(open);

        assertThat(store.reader().read(before, 10))
                .extracting(RawEvent::journey)
                .containsExactly(fast.value());
    }

    @Test
    void eventsAreNeverChangedNorDeleted() {
        Samples.append(store, Samples.contacts(Samples.journey(), 0, 1));

        for (String sql : List.of(
                "UPDATE domain_event SET payload = '{}'", "DELETE FROM domain_event", "TRUNCATE domain_event")) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> {
                        try (var connection = store.get(DataSource.class).getConnection();
                                var statement = connection.createStatement()) {
                            statement.execute(sql);
                        }
                    })
                    .withMessageContaining("events are immutable");
        }
    }

    /** In the transaction of this thread, without a unit of work that would keep the events back until its commit. */
    private static void appendNow(List<DomainEventMessage<JourneyEvent>> events) {
        store.get(EventStorageEngine.class).appendEvents(events);
    }
}
