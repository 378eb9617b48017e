package io.journeyledger.projections.rebuild;

import io.journeyledger.ledger.Argument;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.Pause;
import io.journeyledger.projections.index.ViewsUnavailableException;
import io.journeyledger.projections.run.RebuildRefusedException;
import io.journeyledger.projections.run.Shift;
import io.journeyledger.store.operation.Turn;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * The rebuilds of this process, waiting, going on and over, one at a time and only while it is this process's turn.
 * Safe for use by many threads; its monitor is held by who looks at what there is before adding to it.
 */
final class Underway {

    private static final Logger LOG = LoggerFactory.getLogger(Underway.class);

    /** Rebuilds that are over and still told of. */
    private static final int REMEMBERED = 50;

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final Rebuilder rebuilder;
    private final InstantSource clock;
    private final Shift shift;
    private final ConcurrentLinkedDeque<Rebuild> known = new ConcurrentLinkedDeque<>();
    private volatile ExecutorService worker = newWorker();
    private volatile boolean open;
    private volatile boolean ending;

    /** Who took the turn before the end began does what it took it for: others then know of all that is left. */
    private boolean looking;

    /** @param turn of one process at a time */
    Underway(Rebuilder rebuilder, InstantSource clock, Turn turn) {
        this.rebuilder = rebuilder;
        this.clock = clock;
        this.shift = new Shift(turn, this::giveWay);
    }

    /** Every rebuild this process knows of, the latest first. */
    List<Rebuild> all() {
        return List.copyOf(known);
    }

    /**
     * The indices of those that are not over, failed or were cancelled: what did not come to its end here is tried no
     * second time, but for what was searched already.
     */
    Set<String> undone() {
        return known.stream()
                .filter(rebuild -> rebuild.phase() != Rebuild.Phase.DONE)
                .filter(rebuild -> !rebuild.phase().isOver() || !rebuild.isSwapping())
                .flatMap(rebuild -> rebuild.indices().values().stream())
                .collect(Collectors.toSet());
    }

    void open() {
        if (worker.isShutdown()) {
            worker = newWorker();
        }
        open = true;
        ending = false;
    }

    boolean isOpen() {
        return open;
    }

    /** What is half done is taken up by another process, or at the next start. */
    void close() {
        open = false;
        ending = true;
        worker.shutdownNow();
        try {
            worker.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        shift.end();
    }

    /** @throws RebuildRefusedException when it is another process's turn, or this one ends */
    synchronized <T> T inTurn(Supplier<T> work) {
        if (ending && !looking) {
            throw new RebuildRefusedException.Ending();
        }
        shift.begin().ifPresent(other -> {
            throw new RebuildRefusedException("other-process", Argument.text(other));
        });
        try {
            return work.get();
        } finally {
            endShiftWhenIdle();
        }
    }

    /** @return whether it was this process's turn, and the work was done */
    synchronized boolean ifInTurn(Runnable work) {
        if (ending || shift.begin().isPresent()) {
            return false;
        }
        looking = true;
        try {
            work.run();
            return true;
        } finally {
            looking = false;
            endShiftWhenIdle();
        }
    }

    /** Called in turn. */
    Rebuild submit(Rebuild rebuild, Consumer<Rebuild> work) {
        known.addFirst(rebuild);
        while (known.size() > REMEMBERED && known.getLast().phase().isOver()) {
            known.removeLast();
        }
        try {
            worker.execute(() -> attend(rebuild, work));
        } catch (RejectedExecutionException e) { // it was asked for just before this process began to end
            failed(rebuild, e, null);
        }
        return rebuild;
    }

    /** Called before anything is swapped, or written to what is searched. */
    void confirm() {
        shift.begin().ifPresent(other -> {
            throw new CancellationException("The process " + other + " rebuilds now");
        });
    }

    /** @throws RebuildRefusedException while an index of that name is filled, or one for the place of the live one */
    void refuseIfFilled(View view, String index, boolean beside) {
        for (Rebuild other : known) {
            boolean same = beside
                    ? other.indices().containsValue(index)
                    : other.indices().containsKey(view) && !other.request().isBeside();
            if (same && !other.phase().isOver()) {
                throw new RebuildRefusedException("going-on", Argument.text(other.id()), Argument.text(view.label()));
            }
        }
    }

    /** One that still waits is ended at once, so that nobody takes it up. */
    void cancel(Rebuild rebuild) {
        rebuild.progress().cancel();
        if (rebuild.take()) {
            Thread.ofVirtual().name("rebuild-cancelling").start(() -> {
                discard(rebuild);
                rebuild.end(Rebuild.Phase.CANCELLED, clock.instant(), null);
                endShiftWhenIdle();
            });
        }
    }

    private void attend(Rebuild rebuild, Consumer<Rebuild> work) {
        if (!rebuild.take()) {
            return;
        }
        try {
            work.accept(rebuild);
            rebuild.end(Rebuild.Phase.DONE, clock.instant(), null);
            LOG.info("Rebuilt {} up to position {}", rebuild.indices().values(), rebuild.position());
        } catch (CancellationException e) {
            if (!ending) { // otherwise another process goes on
                discard(rebuild);
            }
            // Of what was asked to end, its end is all there is to tell.
            String problem = rebuild.progress().cancelled() ? null : e.getMessage();
            rebuild.end(Rebuild.Phase.CANCELLED, clock.instant(), problem);
        } catch (RuntimeException e) {
            failed(rebuild, e, e.getMessage());
        } catch (Error e) { // such as that there is no thread to be had: it would keep the turn for ever
            failed(rebuild, e, e.toString());
        } finally {
            if (!Thread.currentThread().isInterrupted()) { // otherwise the process ends, and with it the shift
                endShiftWhenIdle();
            }
        }
    }

    private void failed(Rebuild rebuild, Throwable e, @Nullable String why) {
        if (ending) { // whatever it met as it was interrupted
            LOG.info("The rebuild {} is left as it is; another process, or the next start, takes it up", rebuild.id());
            rebuild.end(Rebuild.Phase.CANCELLED, clock.instant(), why);
        } else if (rebuild.progress().cancelled() && !rebuild.isSwapping()) {
            discard(rebuild); // whatever it met as it was cancelled
            rebuild.end(Rebuild.Phase.CANCELLED, clock.instant(), null);
        } else {
            LOG.warn("The rebuild {} failed", rebuild.id(), e);
            discard(rebuild);
            rebuild.end(Rebuild.Phase.FAILED, clock.instant(), why);
        }
    }

    /**
     * Tried until it is done, or this process ends: what is filled and still there would be put behind its alias by the
     * next.
     */
    private void discard(Rebuild rebuild) {
        for (boolean first = true; ; first = false) {
            try {
                if (shift.begin().isEmpty()) { // otherwise another process has taken it up
                    rebuilder.discard(rebuild);
                }
                return;
            } catch (ViewsUnavailableException | DataAccessException e) {
                if (first) {
                    LOG.warn(
                            "What the rebuild {} made is removed once that is possible: {}",
                            rebuild.id(),
                            e.getMessage());
                }
            } catch (RuntimeException | Error e) {
                // An error that ends no process leaves the rebuild neither going on nor over.
                LOG.warn("What the rebuild {} made is still there: {}", rebuild.id(), e.getMessage());
                return;
            }
            try {
                Pause.of(BETWEEN_TRIES);
            } catch (CancellationException _) { // this process ends
                return;
            }
        }
    }

    private void giveWay() {
        LOG.warn("Another process has the turn to rebuild, since this one did not keep it; cancelling what goes on"
                + " here");
        known.forEach(rebuild -> rebuild.progress().cancel());
    }

    private synchronized void endShiftWhenIdle() {
        if (known.stream().allMatch(rebuild -> rebuild.phase().isOver())) {
            shift.end();
        }
    }

    private static ExecutorService newWorker() {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("rebuild").factory());
    }
}
