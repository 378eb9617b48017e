package io.journeyledger.projections.replay;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.store.LedgerReader;
import io.journeyledger.store.RawEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the story of every journey once, on several threads: each takes the next part of the population, reads, decodes and
 * hands on its journeys, and forgets them. So memory holds one part a thread, however long the ledger is. Safe for use by
 * many threads.
 */
public final class PopulationPass {

    private static final Logger LOG = LoggerFactory.getLogger(PopulationPass.class);

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

        /**
         * @param story of a journey of which something is known, or that is merged away
         * @throws UnfoldableException when nothing can be made of an event; the rest is told again without it
         */
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
            Stories.Streams streams = complete(raw);
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
            told.forEach(story -> hear(listener, story, raw, there));
            progress.told(raw.values().stream().mapToLong(Collection::size).sum());
            part = next.incrementAndGet();
        }
        if (!broken.get() && !progress.cancelled()) {
            listener.end();
        }
    }

    /** An event that cannot be decoded is parked with its journey; the others go on. */
    private Stories.Streams complete(Map<JourneyId, List<RawEvent>> raw) {
        while (true) {
            try {
                return stories.complete(raw);
            } catch (UnfoldableException e) {
                park(e);
            }
        }
    }

    /** The same with an event of which the listener can make nothing. */
    private void hear(Listener listener, Story story, Map<JourneyId, List<RawEvent>> raw, Predicate<Recorded> there) {
        JourneyId journey = story.standing().journey();
        Story telling = story;
        while (!telling.events().isEmpty()) {
            try {
                listener.hear(telling);
                return;
            } catch (UnfoldableException e) {
                park(e);
                telling = complete(Map.of(journey, raw.getOrDefault(journey, List.of())))
                        .story(journey, there);
            }
        }
    }

    private void park(UnfoldableException e) {
        LOG.warn("{}; its journey is parked", e.getMessage());
        stories.letters().park(e);
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
