package io.journeyledger.server.status;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.springframework.core.NestedExceptionUtils;

/** Asks the ledger, and gives up soon: a pool of connections waits half a minute for a database that is away. */
final class Soon {

    static final Duration PATIENCE = Duration.ofSeconds(5);

    private Soon() {}

    /** The ledger did not answer. The message says so to people. */
    static final class LedgerAwayException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private LedgerAwayException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** @throws LedgerAwayException when it fails, or takes longer than some seconds */
    static <T> T ask(Supplier<T> question) {
        return ask(question, PATIENCE);
    }

    static <T> T ask(Supplier<T> question, Duration patience) {
        try {
            return CompletableFuture.supplyAsync(question, Thread::startVirtualThread)
                    .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            Throwable cause = NestedExceptionUtils.getMostSpecificCause(e);
            String why = cause instanceof TimeoutException
                    ? "its database does not answer"
                    : String.valueOf(cause.getMessage());
            throw new LedgerAwayException("The ledger cannot be read: " + why, e);
        }
    }
}
