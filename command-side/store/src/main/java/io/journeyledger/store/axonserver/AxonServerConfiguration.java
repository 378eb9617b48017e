package io.journeyledger.store.axonserver;

import io.journeyledger.store.codec.EventCodec;
import io.journeyledger.store.codec.TrackedEvents;
import io.journeyledger.store.database.Database;
import io.journeyledger.store.settings.ConditionalOnStore;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Events, commands and queries through Axon Server, whose address stands in {@code axon.axonserver.servers}. Axon's own
 * configuration makes the event store and the buses; what is left is to read the ledger in order.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnStore(ConditionalOnStore.Kept.EVENTS_IN_AXON_SERVER)
public class AxonServerConfiguration {

    @Bean
    static AxonServerConflicts axonServerConflicts() {
        return new AxonServerConflicts();
    }

    @Bean
    AxonServerLedgerReader ledgerReader(
            @Lazy AxonServerConnectionManager connections,
            EventCodec codec,
            Database database,
            TransactionTemplate transactions) {
        return new AxonServerLedgerReader(
                () -> connections.getConnection().eventChannel(), codec, new StreamPositions(database, transactions));
    }

    @Bean
    TrackedEvents trackedEvents(@Qualifier("eventSerializer") Serializer serializer) {
        return new TrackedEvents(1, serializer);
    }
}
