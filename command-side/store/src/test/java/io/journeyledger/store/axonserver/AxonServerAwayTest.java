package io.journeyledger.store.axonserver;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.axoniq.axonserver.connector.AxonServerConnection;
import io.axoniq.axonserver.connector.AxonServerConnectionFactory;
import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.connector.impl.ServerAddress;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.store.codec.EventCodec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

/** Where nobody answers at the address of Axon Server, that is said as of any database. */
class AxonServerAwayTest {

    private AxonServerConnectionFactory factory;
    private AxonServerConnection connection;

    @BeforeEach
    void connect() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        factory = AxonServerConnectionFactory.forClient("test")
                .routingServers(new ServerAddress("127.0.0.1", port))
                .connectTimeout(1, TimeUnit.SECONDS)
                .build();
        connection = factory.connect("default");
    }

    @AfterEach
    void disconnect() {
        factory.shutdown();
    }

    @Test
    void aJourneyIsNotRead() {
        assertAway(reader(connection.eventChannel())::count);
        assertAway(() -> reader(connection.eventChannel()).read(new JourneyId("ANN")));
    }

    @Test
    void aJourneyIsNotLoaded() {
        assertAway(() -> watched().openAggregateStream("ANN").asStream().toList());
    }

    @Test
    void nothingIsAppended() {
        assertThatThrownBy(
                        () -> watched().startAppendEventsTransaction().commit().join())
                .hasCauseInstanceOf(DataAccessResourceFailureException.class);
    }

    /** The server stands still, or the line swallows what is sent. */
    @Test
    void anAppendThatIsNotAnsweredMayBeKeptAllTheSame() {
        CompletableFuture<Object> silent = new CompletableFuture<>();

        assertThatThrownBy(() -> AppendAnswer.of(silent).get(0, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(DataAccessResourceFailureException.class);
    }

    private EventChannel watched() {
        return (EventChannel) new AxonServerConflicts().watched(connection.eventChannel(), false);
    }

    @SuppressWarnings("NullAway") // no position is looked up of what is not read
    private static AxonServerLedgerReader reader(EventChannel channel) {
        return new AxonServerLedgerReader(() -> channel, EventCodec.standard(), null);
    }

    private static void assertAway(ThrowingCallable asked) {
        assertThatExceptionOfType(DataAccessResourceFailureException.class).isThrownBy(asked);
    }
}
