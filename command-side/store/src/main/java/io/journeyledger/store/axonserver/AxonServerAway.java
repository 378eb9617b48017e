package io.journeyledger.store.axonserver;

import io.axoniq.axonserver.connector.AxonServerException;
import io.axoniq.axonserver.connector.impl.StreamClosedException;
import io.grpc.StatusRuntimeException;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessResourceFailureException;

/** What the connector and gRPC throw where Axon Server does not answer, or refuses to, in the name of any database. */
final class AxonServerAway {

    private AxonServerAway() {}

    /** @throws DataAccessResourceFailureException where Axon Server does not answer */
    static <T> T told(Supplier<T> question) {
        try {
            return question.get();
        } catch (RuntimeException e) {
            throw isBehind(e) ? because(e) : e;
        }
    }

    static boolean isBehind(Throwable failure) {
        return failure instanceof StatusRuntimeException
                || failure instanceof AxonServerException
                || failure instanceof StreamClosedException;
    }

    static DataAccessResourceFailureException because(Throwable failure) {
        String why = failure.getMessage() == null ? "" : ": " + failure.getMessage();
        return new DataAccessResourceFailureException("Axon Server does not answer" + why, failure);
    }
}
