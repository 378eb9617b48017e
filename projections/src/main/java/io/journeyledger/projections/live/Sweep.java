package io.journeyledger.projections.live;

import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.DueReviews;
import io.journeyledger.projections.index.Operation;
import io.journeyledger.projections.index.ViewWriter;
import io.journeyledger.projections.index.ViewsUnavailableException;
import io.journeyledger.projections.replay.Storytelling;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Makes documents anew that the passing of time alone has made old: a silence that became too long, a deadline that
 * passed, a figure that changes daily. Each customer's document names the instant of its next review; here whatever is
 * due is folded from the ledger and written with the position up to which it is told, so that a newer document of the
 * live projection is never undone. It goes no further than the live projection has come: what a later event of the same
 * batch undoes would be there for ever, since the live projection withdraws only what it wrote or could have written.
 */
final class Sweep implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

    private final DueReviews reviews;
    private final Reviewing reviewing;
    private final InstantSource clock;
    private final BooleanSupplier following;
    private final Runnable claim;
    private final LongSupplier live;
    private final Duration every;

    private volatile CountDownLatch stopping = new CountDownLatch(0);

    /**
     * @param following whether it is this process that follows the ledger; where another does, that reviews
     * @param claim throws {@link UnableToClaimTokenException} when another does by now: it may have withdrawn what was
     *     told here, so long ago that the index does not remember it
     * @param live the position up to which the views are
     * @param every how long to wait between two looks
     */
    Sweep(
            DueReviews reviews,
            Storytelling storytelling,
            ViewWriter writer,
            BooleanSupplier following,
            Runnable claim,
            LongSupplier live,
            Duration every) {
        this.reviews = reviews;
        this.reviewing = new Reviewing(storytelling, writer);
        this.clock = storytelling.clock();
        this.following = following;
        this.claim = claim;
        this.live = live;
        this.every = every;
    }

    /**
     * Reviews everything that is due now, where it is this process that follows the ledger, and what was told for a
     * time still to come while a clock ran ahead. What stays due, since its journey is parked, keeps nothing else from
     * its review.
     *
     * @return how many journeys that were
     * @throws ViewsUnavailableException when Elasticsearch cannot be reached; the rest is due still
     * @throws UnableToClaimTokenException when another process follows the ledger by now
     */
    public int run() {
        if (!following.getAsBoolean()) {
            return 0;
        }
        AtomicInteger reviewed = new AtomicInteger();
        Instant now = clock.instant();
        reviews.forEachAhead(now, ahead -> {
            reviewing.takeBack(ahead, live.getAsLong(), now, this::ifStillOurs);
            reviewed.addAndGet(ahead.size());
        });
        reviews.forEach(View.CUSTOMERS, View.CUSTOMERS.alias(), now, now, due -> {
            reviewing.review(due, live.getAsLong(), now, this::ifStillOurs);
            reviewed.addAndGet(due.size());
        });
        return reviewed.get();
    }

    /** Between the telling and the writing a process may have been frozen for any time. */
    private List<Operation> ifStillOurs(List<Operation> operations) {
        claim.run();
        return operations;
    }

    @Override
    public void start() {
        CountDownLatch stop = new CountDownLatch(1);
        stopping = stop;
        Thread.ofVirtual().name("sweep").start(() -> {
            while (!stopped(stop)) {
                try {
                    run();
                } catch (ViewsUnavailableException e) {
                    LOG.debug("Nothing can be reviewed now: {}", e.getMessage());
                } catch (UnableToClaimTokenException e) {
                    LOG.debug("Another process reviews: {}", e.getMessage());
                } catch (RuntimeException | Error e) {
                    // An error, such as that there is no thread to be had, ends no process.
                    LOG.warn("A review failed; it is tried again", e);
                }
            }
        });
    }

    /** Waits until it is time for the next look. @return whether there shall be none */
    private boolean stopped(CountDownLatch stop) {
        try {
            return stop.await(every.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void stop() {
        stopping.countDown();
    }

    @Override
    public boolean isRunning() {
        return stopping.getCount() > 0;
    }
}
