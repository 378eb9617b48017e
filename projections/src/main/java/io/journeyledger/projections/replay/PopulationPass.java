package io.journeyledger.projections.replay;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.store.operation.DeadLetterTable.Letter;
import io.journeyledger.store.reading.LedgerReader;
import io.journeyledger.store.reading.RawEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
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
 * Tells the story of every journey once, on several threads: each takes the next part of the population, reads, decodes
 * and hands on its journeys, and forgets them. So memory holds one part a thread, however long the ledger is. Safe for
 * use by many threads.
 */
public final class PopulationPass {

    private static final Logger LOG = LoggerFactory.getLogger(PopulationPass.class);

    private final Stories stories;
    private final Consumer<Collection<JourneyId>> loadKeys;
    private final int threads;
    private final boolean parks;

    /** What a pass that parks nothing could not tell, by the journey in whose stream it stands. */
    private final ConcurrentMap<JourneyId, UnfoldableException> faults = new ConcurrentHashMap<>();

    /**
     * @param loadKeys called with all journeys of a part before it is told
     * @param threads how many work at once, at least 1
     */
    public PopulationPass(Stories stories, Consumer<Collection<JourneyId>> loadKeys, int threads) {
        this(stories, loadKeys, threads, true);
    }

    private PopulationPass(Stories stories, Consumer<Collection<JourneyId>> loadKeys, int threads, boolean parks) {
        this.stories = stories;
        this.loadKeys = loadKeys;
        this.threads = threads;
        this.parks = parks;
    }

    /** The same pass for who does not ask where events came from. */
    public PopulationPass withoutProvenance() {
        return new PopulationPass(stories.withoutProvenance(), loadKeys, threads, parks);
    }

    /** The same pass for who only looks: it parks no journey, and hands on none of which an event cannot be told. */
    public PopulationPass withoutParking() {
        return new PopulationPass(stories, loadKeys, threads, false);
    }

    /** What listens to the stories of several readings side by side. Each is used by one thread. */
    public interface Comparer {

        /**
         * @param stories of one journey, one for each reading; one without events where nothing is known of it, but not
         *     all
         * @throws UnfoldableException when nothing can be made of an event; the rest is told again without it
         */
        void hear(List<Story> stories);

        /** Of a pass {@linkplain #withoutParking() without parking}: an event cannot be told; called once for each. */
        default void untold(UnfoldableException e) {}

        /** Of such a pass: these journeys are not heard because of it. */
        default void leaveOut(Set<JourneyId> journeys) {}

        /** The thread has no more stories. */
        default void end() {}
    }

    /** What listens to the stories of one reading. */
    public interface Listener extends Comparer {

        /**
         * @param story of a journey of which something is known, or that is merged away
         * @throws UnfoldableException when nothing can be made of an event; the rest is told again without it
         */
        void hear(Story story);

        @Override
        default void hear(List<Story> stories) {
            hear(stories.getFirst());
        }
    }

    /** What a pass reports while it goes on. Called from all threads. */
    public interface Progress {

        /** @param events so many more are told */
        void told(long events);

        /** Whether the pass shall end now. */
        boolean cancelled();
    }

    /** One of the stories once more. */
    public Story again(JourneyId journey, long upTo, Predicate<Recorded> known) {
        Story story = stories.read(List.of(journey))
                .story(journey, recorded -> recorded.position() <= upTo && known.test(recorded));
        loadKeys.accept(story.journeys());
        return story;
    }

    /**
     * Returns when every story is told.
     *
     * @param upTo events behind this position are not there
     * @param known which of the others are known
     * @param listeners makes one for each thread
     * @return whether no event of a journey that was ever merged was parked meanwhile; otherwise the other one may have
     *     been told as if it were not
     * @throws CancellationException when it was cancelled or the calling thread interrupted
     * @throws RuntimeException what a listener or the ledger threw first
     */
    public boolean run(
            long upTo, Predicate<Recorded> known, Supplier<? extends Listener> listeners, Progress progress) {
        return run(upTo, List.of(known), listeners, progress);
    }

    /**
     * The same for several readings of the ledger at once: each journey is read and decoded once, and cut for each
     * reading.
     *
     * @param readings which events are known in each
     */
    public boolean run(
            long upTo, List<Predicate<Recorded>> readings, Supplier<? extends Comparer> listeners, Progress progress) {
        PopulationPass own = parks ? this : new PopulationPass(stories.aside(), loadKeys, threads, false);
        return own.tell(upTo, readings, listeners, progress);
    }

    private boolean tell(
            long upTo, List<Predicate<Recorded>> readings, Supplier<? extends Comparer> listeners, Progress progress) {
        stories.letters().reload(); // what another process has told by now must not be withheld
        List<Letter> before = stories.letters().all();
        LedgerReader.Population population = stories.population(upTo);
        List<Predicate<Recorded>> there = readings.stream()
                .map(known -> (Predicate<Recorded>) recorded -> recorded.position() <= upTo && known.test(recorded))
                .toList();
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
        return stories.areToldAsBeside(before, upTo);
    }

    private void work(
            LedgerReader.Population population,
            AtomicLong next,
            List<Predicate<Recorded>> there,
            Comparer listener,
            Progress progress,
            AtomicBoolean broken) {
        long part = next.incrementAndGet();
        while (part <= population.parts() && !broken.get() && !progress.cancelled()) {
            var raw = population.part(part);
            Stories.Streams streams = complete(raw, listener);
            List<List<Story>> told = new ArrayList<>(raw.size());
            Set<JourneyId> journeys = new HashSet<>();
            for (JourneyId journey : raw.keySet()) {
                List<Story> stories = cut(streams, journey, there);
                if (isThere(stories)) {
                    told.add(stories);
                    stories.forEach(story -> journeys.addAll(story.journeys()));
                }
            }
            loadKeys.accept(journeys);
            told.forEach(stories -> hear(listener, stories, streams, raw, there));
            progress.told(raw.values().stream().mapToLong(Collection::size).sum());
            part = next.incrementAndGet();
        }
        if (!broken.get() && !progress.cancelled()) {
            listener.end();
        }
    }

    /** An event that cannot be decoded is withheld with its journey; the others go on. */
    private Stories.Streams complete(Map<JourneyId, List<RawEvent>> raw, Comparer listener) {
        while (true) {
            try {
                return stories.complete(raw);
            } catch (UnfoldableException e) {
                withhold(e, listener);
            }
        }
    }

    /** The same with an event of which the listener can make nothing. */
    private void hear(
            Comparer listener,
            List<Story> stories,
            Stories.Streams streams,
            Map<JourneyId, List<RawEvent>> raw,
            List<Predicate<Recorded>> there) {
        JourneyId journey = stories.getFirst().standing().journey();
        List<Story> telling = stories;
        // Of two that were ever merged either stream says how the other is told.
        Set<JourneyId> journeys = streams.everTogether(journey);
        while (isThere(telling)) {
            if (journeys.stream().anyMatch(faults::containsKey)) {
                listener.leaveOut(journeys);
                return;
            }
            try {
                listener.hear(telling);
                return;
            } catch (UnfoldableException e) {
                withhold(e, listener);
                telling =
                        cut(complete(Map.of(journey, raw.getOrDefault(journey, List.of())), listener), journey, there);
            }
        }
    }

    private static List<Story> cut(Stories.Streams streams, JourneyId journey, List<Predicate<Recorded>> there) {
        return there.stream().map(known -> streams.story(journey, known)).toList();
    }

    private static boolean isThere(List<Story> stories) {
        return stories.stream().anyMatch(story -> !story.events().isEmpty());
    }

    private void withhold(UnfoldableException e, Comparer listener) {
        if (parks) {
            park(e);
            return;
        }
        if (faults.putIfAbsent(e.journey(), e) == null) { // before others can read the stream without its end
            listener.untold(e);
        }
        stories.letters().park(e);
    }

    /** For a listener that learns later, when the story is told, of an event that cannot be. */
    public void park(UnfoldableException e) {
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
