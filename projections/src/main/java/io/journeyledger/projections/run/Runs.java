package io.journeyledger.projections.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs of one kind, one at a time in the order in which they were asked for, and told of for a while. Safe for use by
 * many threads.
 */
public final class Runs<R extends Run> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);

    /** Runs that are over and still told of, each with its list in the temporary folder. */
    private static final int REMEMBERED = 20;

    private static final Duration LONGEST_END = Duration.ofSeconds(15);

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd't'HHmmssSSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final String kind;
    private final InstantSource clock;
    private final ConcurrentLinkedDeque<R> known = new ConcurrentLinkedDeque<>();
    private final ExecutorService worker;
    private long begun;

    /** @param kind what threads and log lines call it, such as {@code audit} */
    public Runs(String kind, InstantSource clock) {
        this.kind = kind;
        this.clock = clock;
        this.worker = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name(kind).daemon(true).factory());
    }

    /**
     * Queues a run and returns at once.
     *
     * @param make makes it of its id and the instant at which it was asked for
     */
    public synchronized R begin(BiFunction<String, Instant, R> make, Consumer<R> work) {
        Instant now = clock.instant();
        // Two within a millisecond have different ids.
        R run = make.apply(STAMP.format(now) + "-" + ++begun, now);
        known.addFirst(run);
        while (known.size() > REMEMBERED && known.getLast().state().isOver()) {
            known.removeLast().list().close();
        }
        worker.execute(() -> attend(run, work));
        return run;
    }

    /** Every run this process knows of, the latest first. */
    public List<R> all() {
        return List.copyOf(known);
    }

    public Optional<R> find(String id) {
        return known.stream().filter(run -> run.id().equals(id)).findFirst();
    }

    /**
     * Tells no more of a run that is over, and gives the space of its list back.
     *
     * @return whether it is over; of others nothing happens
     */
    public boolean forget(R run) {
        if (!run.state().isOver()) {
            return false;
        }
        known.remove(run);
        run.list().close();
        return true;
    }

    /**
     * Ends what goes on; what is written then is whole in itself, so nothing needs to be taken up. To put documents
     * right takes so long at most.
     */
    @Override
    public void close() {
        known.forEach(Run::cancel);
        worker.shutdownNow();
        try {
            worker.awaitTermination(LONGEST_END.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        known.forEach(run -> run.list().close());
    }

    private void attend(R run, Consumer<R> work) {
        try {
            if (run.cancelled()) {
                throw new CancellationException("Cancelled");
            }
            run.begin();
            work.accept(run);
            run.end(Run.State.DONE, clock.instant(), null);
            LOG.info("The {} {} is done: {} lines", kind, run.id(), run.list().count());
        } catch (CancellationException e) {
            run.end(Run.State.CANCELLED, clock.instant(), null);
        } catch (RuntimeException e) {
            failed(run, e, String.valueOf(e.getMessage()));
        } catch (Error e) { // such as that there is no thread to be had: what goes on for ever is waited for for ever
            failed(run, e, e.toString());
        }
    }

    private void failed(R run, Throwable e, String why) {
        LOG.warn("The {} {} failed", kind, run.id(), e);
        run.end(Run.State.FAILED, clock.instant(), why);
    }
}
