package io.journeyledger.store.operation;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tokens that many processes share. Who is alive and waits for the search index keeps its claim, however long that
 * takes; whose process is dead or frozen loses it when the claim runs out, whatever the batch was at.
 */
final class PostgresTokenStore extends LateTokenStore {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresTokenStore.class);

    private final Duration every;

    /** @param every how often a claim is extended meanwhile: several times before it runs out */
    PostgresTokenStore(Builder builder, Duration every) {
        super(builder);
        this.every = every;
    }

    @Override
    void begun(UnitOfWork<?> batch, String processor, int segment) {
        CountDownLatch over = new CountDownLatch(1);
        batch.onCommit(_ -> over.countDown());
        batch.onCleanup(_ -> over.countDown());
        Thread.ofVirtual().name("claim-" + processor).start(() -> {
            try {
                while (!over.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
                    extend(processor, segment);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /**
     * Amid a batch in a transaction of its own: the row is not to be locked until the batch is in the search index.
     *
     * @throws UnableToClaimTokenException when another process has taken the claim, who was frozen amid a batch
     *     included
     */
    @Override
    public void extendClaim(String processor, int segment) {
        if (!isAmidBatch(processor, segment)) {
            super.extendClaim(processor, segment);
            return;
        }
        FutureTask<?> extending = new FutureTask<>(() -> super.extendClaim(processor, segment), null);
        Thread.ofVirtual().name("claim-" + processor).start(extending);
        try {
            extending.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnableToClaimTokenException("Interrupted while the claim was extended");
        }
    }

    private void extend(String processor, int segment) {
        try {
            extendClaim(processor, segment);
        } catch (RuntimeException e) {
            // Where the claim is lost, the batch learns of it when it stores the token.
            LOG.debug("The claim to the token of {} could not be extended", processor, e);
        }
    }
}
