package io.journeyledger.projections.run;

import io.journeyledger.store.operation.Turn;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This process's turn to rebuild, or to tell a dead letter, kept for as long as there is something to do. Two processes
 * that rebuilt one view at once would take each other's half-filled indices for those of a dead one. Safe for use by
 * many threads.
 */
public final class Shift {

    private static final Logger LOG = LoggerFactory.getLogger(Shift.class);

    /** Several may fail before the turn is over. */
    private static final Duration BEAT = Turn.LASTS.dividedBy(6);

    private final Turn turn;
    private final Runnable lost;
    private final Duration beat;
    private final LongSupplier nanos;
    private @Nullable CountDownLatch ending;
    private long takenAt;
    private boolean interrupted;

    /** @param lost called again and again once another process has the turn, until this shift ends */
    public Shift(Turn turn, Runnable lost) {
        this(turn, lost, BEAT, System::nanoTime);
    }

    /**
     * @param beat how often the turn is taken again
     * @param nanos time that passes, from whenever on
     */
    public Shift(Turn turn, Runnable lost, Duration beat, LongSupplier nanos) {
        this.turn = turn;
        this.lost = lost;
        this.beat = beat;
        this.nanos = nanos;
    }

    /**
     * Begins, or goes on.
     *
     * @return which other process has the turn; none when it is this one's
     */
    public synchronized Optional<String> begin() {
        Optional<String> other = take();
        if (other.isEmpty() && ending == null) {
            interrupted = false;
            CountDownLatch end = new CountDownLatch(1);
            ending = end;
            Thread.ofVirtual().name("turn").start(() -> keep(end));
        }
        return other;
    }

    /**
     * Whether the turn was over for a while since this shift began, as of a process that was frozen. It has the turn
     * again where nobody asked for it, and knows nothing of what happened meanwhile.
     */
    public synchronized boolean isInterrupted() {
        return interrupted;
    }

    /** Gives the turn back; nothing happens where this shift has not begun. */
    public synchronized void end() {
        if (ending != null) {
            ending.countDown();
            ending = null;
            try {
                turn.leave();
            } catch (RuntimeException e) {
                LOG.warn("The turn could not be given back; it is over in {}: {}", Turn.LASTS, e.getMessage());
            }
        }
    }

    private Optional<String> take() {
        long asked = nanos.getAsLong(); // it may be answered late
        Optional<String> other = turn.take();
        if (other.isEmpty()) {
            interrupted |= ending != null && asked - takenAt > Turn.LASTS.toNanos();
            takenAt = asked;
        }
        return other;
    }

    private void keep(CountDownLatch end) {
        try {
            while (!end.await(beat.toMillis(), TimeUnit.MILLISECONDS)) {
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
            return end.getCount() == 0 || take().isEmpty();
        } catch (RuntimeException | Error e) {
            // An error, such as that there is no thread to be had, ends no process.
            LOG.warn("The turn could not be kept, trying again: {}", e.getMessage());
            return true; // nothing is swapped before it is known
        }
    }
}
