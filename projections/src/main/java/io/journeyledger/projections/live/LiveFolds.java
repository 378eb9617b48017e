package io.journeyledger.projections.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.journeyledger.ledger.IdentityEvent.JourneysMerged;
import io.journeyledger.ledger.IdentityEvent.JourneysSplit;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.fold.Reading;
import io.journeyledger.projections.fold.Standing;
import io.journeyledger.projections.index.Operation;
import io.journeyledger.projections.replay.Culprit;
import io.journeyledger.projections.replay.Stories;
import io.journeyledger.projections.replay.Story;
import io.journeyledger.projections.replay.UnfoldableException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * Turns batches of events into changes of the views. States of journeys are remembered in a bounded cache; a journey
 * that is not in it, or one of which something is learnt late, is folded anew from its own stream. Nothing is ever read
 * back from the index, and every change follows from the ledger and the batch alone, so a batch that comes again gives
 * the same.
 *
 * <p>Used by one thread at a time.
 */
final class LiveFolds {

    /** What the states of a journey take in memory for each of its events: 340 of a million, and a little to spare. */
    static final long BYTES_AN_EVENT = 400;

    private final Stories stories;
    private final Consumer<Collection<JourneyId>> loadKeys;
    private final Cache<JourneyId, Folded> remembered;
    private final int largestBatch;

    /**
     * Events to come for which the index may hold what an abandoned attempt wrote. After a start or a failure that are
     * those of the largest batch: the attempt may have ended at another event than batches do now, and may have written
     * documents that cease to be in the midst of one of these.
     */
    private int unsure;

    /** How often what is withheld had changed when the remembered states were folded. */
    private long changesOfLetters;

    /**
     * @param loadKeys called with all journeys of a batch before their texts are opened
     * @param most most events of which states are remembered
     * @param largestBatch most events of a batch, in this process and the one before
     */
    LiveFolds(Stories stories, Consumer<Collection<JourneyId>> loadKeys, long most, int largestBatch) {
        this.largestBatch = largestBatch;
        this.unsure = largestBatch;
        this.stories = stories;
        this.loadKeys = loadKeys;
        this.remembered = Caffeine.newBuilder()
                .maximumWeight(most)
                .<JourneyId, Folded>weigher((_, folded) -> folded.events() + 1)
                .executor(Runnable::run)
                .build();
    }

    /**
     * What the batch changes. Remembers nothing yet: it may have to be done again.
     *
     * @param batch at least one event, in the order of positions
     * @throws UnfoldableException when of one of the events no document can be made
     */
    Changes changes(List<Recorded> batch, Reading reading) {
        return changes(batch, batch.getLast().position(), reading);
    }

    /** @param upTo position of the last event of the batch, be it told or not */
    Changes changes(List<Recorded> batch, long upTo, Reading reading) {
        try {
            return changesOf(batch, upTo, reading);
        } catch (UnfoldableException | DataAccessException e) {
            throw e;
        } catch (RuntimeException e) {
            throw blame(batch, reading, e);
        }
    }

    /** Tells journeys anew, over what an abandoned attempt told of them. */
    List<Operation> again(Abandoned abandoned, long upTo, Reading reading) {
        return abandoned.toldAnew(stories, loadKeys, upTo, reading);
    }

    /** Finds the journey, and in it the event, that made the folding fail. */
    private RuntimeException blame(List<Recorded> batch, Reading reading, RuntimeException failure) {
        List<JourneyId> journeys =
                batch.stream().map(Recorded::journey).distinct().toList();
        long last = batch.getLast().position();
        for (Story story : stories.withSpeakers(journeys, recorded -> recorded.position() <= last)
                .values()) {
            try {
                Rewriting trial = new Rewriting(reading, last);
                trial.put(Folded.of(story));
                trial.retell(story);
            } catch (RuntimeException e) {
                return Culprit.of(story, reading, e);
            }
        }
        return failure;
    }

    private Changes changesOf(List<Recorded> batch, long upTo, Reading reading) {
        long now = stories.letters().changes();
        if (now != changesOfLetters) {
            remembered.invalidateAll();
            changesOfLetters = now;
        }
        Map<JourneyId, List<Recorded>> news = new LinkedHashMap<>();
        batch.forEach(recorded ->
                news.computeIfAbsent(recorded.journey(), _ -> new ArrayList<>()).add(recorded));
        Set<JourneyId> whole = ToldAnew.by(batch, stories);
        whole.forEach(journey -> news.computeIfAbsent(journey, _ -> new ArrayList<>()));

        Map<JourneyId, List<Folded>> before = new HashMap<>();
        Map<JourneyId, Folded> told = new HashMap<>(); // before the batch, where that is all that the index can hold
        Map<JourneyId, Folded> after = new LinkedHashMap<>();
        List<Supplier<Folded>> followed = new ArrayList<>();
        List<JourneyId> anew = new ArrayList<>();
        news.forEach((journey, events) -> {
            events.sort(Standing.ORDER);
            Folded known = unsure > 0 || whole.contains(journey) ? null : known(journey, events);
            if (known != null) {
                told.put(journey, known);
            }
            if (known != null && known.isFollowedBy(events)) {
                followed.add(() -> known.evolve(events));
            } else {
                anew.add(journey);
            }
        });
        followed.parallelStream()
                .map(Supplier::get)
                .toList()
                .forEach(folded -> after.put(folded.standing().journey(), folded));
        Map<JourneyId, Story> retold = new HashMap<>();
        Span span = new Span(batch.getFirst().position(), upTo);
        long last = span.last();
        foldAnew(anew, told.keySet(), span, whole, before, after, retold);
        Map<JourneyId, List<Recorded>> heard = heard(news, after, whole);
        foldAnew(
                heard.keySet().stream()
                        .filter(speaker -> !anew.contains(speaker))
                        .toList(),
                told.keySet(),
                span,
                whole,
                before,
                after,
                retold);
        heard.forEach((speaker, events) ->
                news.computeIfAbsent(speaker, _ -> new ArrayList<>()).addAll(events));
        loadKeys.accept(journeysOf(after.values()));
        Rewriting rewriting = new Rewriting(reading, last);
        // To make documents is most of the work of a batch.
        after.entrySet().parallelStream()
                .map(entry -> {
                    Rewriting one = new Rewriting(reading, last);
                    Story story = retold.get(entry.getKey());
                    Folded known = told.get(entry.getKey());
                    if (known == null) {
                        one.put(entry.getValue(), version(entry.getValue(), whole, last));
                    } else {
                        one.update(known, entry.getValue());
                    }
                    if (story != null) {
                        one.retell(story);
                    } else {
                        one.tell(entry.getValue().standing(), news.getOrDefault(entry.getKey(), List.of()));
                    }
                    return one;
                })
                .toList()
                .forEach(rewriting::add);
        after.entrySet().parallelStream()
                .map(entry -> {
                    Rewriting one = new Rewriting(reading, last);
                    one.withdraw(
                            before.getOrDefault(entry.getKey(), List.of()), version(entry.getValue(), whole, last));
                    return one;
                })
                .toList()
                .forEach(rewriting::addMissing);
        after.replaceAll((_, folded) -> folded.toldFor(reading.asOf()));
        return new Changes(last, batch.size(), rewriting.operations(), after);
    }

    /** Who speaks for another no more, and lacks its half of the split, was told with later events than it has now. */
    private static long version(Folded folded, Set<JourneyId> whole, long last) {
        return whole.contains(folded.standing().journey()) ? last : folded.position();
    }

    /** The first and the last position of a batch. */
    private record Span(long first, long last) {}

    private void foldAnew(
            List<JourneyId> anew,
            Set<JourneyId> told,
            Span span,
            Set<JourneyId> whole,
            Map<JourneyId, List<Folded>> before,
            Map<JourneyId, Folded> after,
            Map<JourneyId, Story> retold) {
        Stories.Streams streams = stories.read(anew);
        for (JourneyId journey : anew) {
            Story story = streams.story(journey, recorded -> recorded.position() <= span.last());
            if (!told.contains(journey)) {
                before.put(
                        journey,
                        unsure > 0 ? cuts(streams, journey, span) : List.of(cut(streams, journey, span.first() - 1)));
            }
            after.put(journey, Folded.of(story));
            if (whole.contains(journey)) {
                retold.put(journey, story);
            }
        }
    }

    /** What journeys are told by those that are merged away into them, and that are not rewritten anyhow. */
    private static Map<JourneyId, List<Recorded>> heard(
            Map<JourneyId, List<Recorded>> news, Map<JourneyId, Folded> after, Set<JourneyId> whole) {
        Map<JourneyId, List<Recorded>> heard = new LinkedHashMap<>();
        news.forEach((journey, events) -> {
            Folded folded = after.get(journey);
            JourneyId speaker = folded == null ? null : folded.standing().mergedInto();
            if (speaker != null && !whole.contains(speaker)) {
                heard.computeIfAbsent(speaker, _ -> new ArrayList<>()).addAll(events);
            }
        });
        return heard;
    }

    /** The journey as it was at any position of the batch: what an attempt that ended there may have written. */
    private static List<Folded> cuts(Stories.Streams streams, JourneyId journey, Span span) {
        List<Folded> cuts = new ArrayList<>();
        Folded then = cut(streams, journey, span.first() - 1);
        cuts.add(then);
        for (Recorded recorded : streams.between(journey, span.first(), span.last())) {
            boolean plain = recorded.journey().equals(journey)
                    && !isAboutStanding(recorded)
                    && then.isFollowedBy(List.of(recorded));
            then = plain ? then.evolve(List.of(recorded)) : cut(streams, journey, recorded.position());
            cuts.add(then);
        }
        return cuts;
    }

    private static Folded cut(Stories.Streams streams, JourneyId journey, long position) {
        return Folded.of(streams.story(journey, recorded -> recorded.position() <= position));
    }

    private static boolean isAboutStanding(Recorded recorded) {
        return recorded.event() instanceof JourneysMerged || recorded.event() instanceof JourneysSplit;
    }

    /** Remembers what was written. */
    void keep(Changes changes) {
        remembered.putAll(changes.states());
        unsure = Math.max(0, unsure - changes.events());
    }

    /** Forgets everything: the next batch may go back to any position, and part of this one may have been written. */
    void forget() {
        remembered.invalidateAll();
        unsure = largestBatch;
    }

    private @Nullable Folded known(JourneyId journey, List<Recorded> events) {
        Folded known = remembered.getIfPresent(journey);
        if (known == null) {
            known = Folded.initial(Standing.alone(journey)); // fits when the batch begins the journey
        }
        return known.precedes(events) ? known : null;
    }

    private static Set<JourneyId> journeysOf(Collection<Folded> all) {
        Set<JourneyId> journeys = new HashSet<>();
        for (Folded folded : all) {
            journeys.add(folded.standing().journey());
            journeys.addAll(folded.standing().absorbed());
        }
        return journeys;
    }
}
