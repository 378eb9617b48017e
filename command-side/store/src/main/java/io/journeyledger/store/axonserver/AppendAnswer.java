package io.journeyledger.store.axonserver;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * What Axon Server says to an append. Axon waits for it as long as its commit timeout says, and has an exception of its
 * own where nothing comes. Here that is the same as nobody being there: in both cases what was sent may be kept.
 */
final class AppendAnswer<T> extends CompletableFuture<T> {

    static <T> CompletableFuture<T> of(CompletableFuture<T> answer) {
        AppendAnswer<T> named = new AppendAnswer<>();
        var _ = answer.whenComplete((kept, failure) -> {
            if (failure == null) {
                named.complete(kept);
            } else {
                named.completeExceptionally(AxonServerConflicts.named(failure));
            }
        });
        return named;
    }

    /** @throws ExecutionException because of a {@link DataAccessResourceFailureException} where no answer came in time */
    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException {
        try {
            return super.get(timeout, unit);
        } catch (TimeoutException e) {
            throw new ExecutionException(AxonServerAway.because(e));
        }
    }
}
