package io.journeyledger.projections.replay;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.store.LedgerReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Tells the story of every journey once, on several threads: each takes the next part of the population, reads, decodes and
 * hands on its journeys, and forgets them. So memory holds one part a thread, however long the ledger is. Safe for use by
 * many threads.
 */
public final class PopulationPass {

    private final LedgerReader ledger;
    private final Stories stories;
    private final Consumer<Collection<JourneyId>> loadKeys;
    private final int threads;

    /**
     * @param loadKeys called with all journeys of a part before it is told
     * @param threads how many work at once, at least 1
     */
    public PopulationPass(LedgerReader ledger, Stories stories, Consumer<Collection<JourneyId>> loadKeys, int threads) {
        this.ledger = ledger;
        this.stories = stories;
        this.loadKeys = loadKeys;
        this.threads = threads;
    }

    /** What listens to the stories. Each is used by one thread. */
    public interface Listener {

        /** @param story of a journey of which something is known, or that is merged away */
        void hear(Story story);

        /** The thread has no more stories. */
        default void end() {}
    }

    /** What a pass reports while it goes on. Called from all threads. */
    public interface Progress {

        /** @param events so many more are told */
        void told(long events);

        /** Whether the pass shall end now. */
        boolean cancelled();
    }

    /**
     * Returns when every story is told.
     *
     * @param upTo events behind this position are not there
     * @param known which of the others are known
     * @param listeners makes one for each thread
     * @throws CancellationException when it was cancelled or the calling thread interrupted
     * @throws IllegalArgumentException when an event cannot be decoded, naming the event
     * @throws RuntimeException what a listener or the ledger threw first
     */
    public void run(long upTo, Predicate<Recorded> known, Supplier<? extends Listener> listeners, Progress progress) {
        LedgerReader.Population population = ledger.population(upTo);
        Predicate<Recorded> there = recorded -> recorded.position() <= upTo && known.test(recorded);
        AtomicLong next = new AtomicLong();
        AtomicBoolean broken = new AtomicBoolean();
        try (ExecutorService workers = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().name("population-", 1).factory())) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(workers.submit(() -> {
                    try {
                        work(population, next, there, listeners.get(), progress, broken);
                    } catch (RuntimeException | Error e) {
                        broken.set(true);
                        throw e;
                    }
                }));
            }
            await(running, broken);
        }
        if (progress.cancelled()) {
            throw new CancellationException("Cancelled");
        }
    }

    private void work(
            LedgerReader.Population population,
            AtomicLong next,
            Predicate<Recorded> there,
            Listener listener,
            Progress progress,
            AtomicBoolean broken) {
        long part = next.incrementAndGet();
        while (part <= population.parts() && !broken.get() && !progress.cancelled()) {
            var raw = population.part(part);
            Stories.Streams streams = stories.complete(raw);
            List<Story> told = new ArrayList<>(raw.size());
            Set<JourneyId> journeys = new HashSet<>();
            for (JourneyId journey : raw.keySet()) {
                Story story = streams.story(journey, there);
                if (!story.events().isEmpty()) {
                    told.add(story);
                    journeys.add(journey);
                    journeys.addAll(story.standing().absorbed());
                }
            }
            loadKeys.accept(journeys);
            told.forEach(listener::hear);
            progress.told(raw.values().stream().mapToLong(Collection::size).sum());
            part = next.incrementAndGet();
        }
        if (!broken.get() && !progress.cancelled()) {
            listener.end();
        }
    }

    private static void await(List<Future<?>> running, AtomicBoolean broken) {
        RuntimeException first = null;
        for (Future<?> worker : running) {
            try {
                worker.get();
            } catch (ExecutionException e) {
                RuntimeException failure = e.getCause() instanceof RuntimeException known
                        ? known
                        : new IllegalStateException(e.getCause());
                if (first == null) {
                    first = failure;
                } else {
                    first.addSuppressed(failure);
                }
            } catch (InterruptedException e) {
                broken.set(true);
                Thread.currentThread().interrupt();
                throw new CancellationException("Interrupted");
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
