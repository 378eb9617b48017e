package io.journeyledger.projections.rebuild;

import io.journeyledger.store.Turn;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This process's turn to rebuild, kept for as long as there is something to do. Two processes that rebuilt one view at once
 * would take each other's half-filled indices for those of a dead one. Safe for use by many threads.
 */
final class Shift {

    private static final Logger LOG = LoggerFactory.getLogger(Shift.class);

    /** Several may fail before the turn is over. */
    private static final long BEAT = Turn.LASTS.toMillis() / 6;

    private final Turn turn;
    private final Runnable lost;
    private @Nullable CountDownLatch ending;

    /** @param lost called again and again once another process has the turn, until this shift ends */
    Shift(Turn turn, Runnable lost) {
        this.turn = turn;
        this.lost = lost;
    }

    /**
     * Begins, or goes on.
     *
     * @return which other process has the turn; none when it is this one's
     */
    synchronized Optional<String> begin() {
        Optional<String> other = turn.take();
        if (other.isEmpty() && ending == null) {
            CountDownLatch end = new CountDownLatch(1);
            ending = end;
            Thread.ofVirtual().name("rebuild-turn").start(() -> keep(end));
        }
        return other;
    }

    synchronized void end() {
        if (ending != null) {
            ending.countDown();
            ending = null;
            try {
                turn.leave();
            } catch (RuntimeException e) {
                LOG.warn(
                        "The turn to rebuild could not be given back; it is over in {}: {}",
                        Turn.LASTS,
                        e.getMessage());
            }
        }
    }

    private void keep(CountDownLatch end) {
        try {
            while (!end.await(BEAT, TimeUnit.MILLISECONDS)) {
                if (!isKept(end)) {
                    lost.run();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isKept(CountDownLatch end) {
        try {
            // Not after the end: the turn has been given back then.
            return end.getCount() == 0 || turn.take().isEmpty();
        } catch (RuntimeException e) {
            LOG.warn("The turn to rebuild could not be kept, trying again: {}", e.getMessage());
            return true; // nothing is swapped before it is known
        }
    }
}
