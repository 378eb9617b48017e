package io.journeyledger.projections.live;

import io.journeyledger.ledger.EventType;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.projections.index.DocumentsOfJourneys;
import io.journeyledger.projections.index.Mark;
import io.journeyledger.projections.index.Marked;
import io.journeyledger.projections.index.Operation;
import io.journeyledger.projections.index.ViewIndices;
import io.journeyledger.projections.index.ViewWriter;
import io.journeyledger.projections.replay.Stories;
import io.journeyledger.projections.replay.UnfoldableException;
import io.journeyledger.store.reading.LedgerReader;
import io.journeyledger.store.reading.RawEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The indices that nobody follows: those that were live before, those of another version, and those beside the live
 * ones. What they hold of people who were erased since is deleted; a journey is told again, without its texts, when the
 * index is brought up to date or filled anew. The live ones hear nothing more of journeys that are parked: what they
 * hold of these is deleted, too, until the letter is settled. Whose key was erased goes by what is recorded, be it told
 * or not.
 */
public final class Unfollowed {

    private static final String ERASED = EventType.PERSONAL_DATA_ERASED.storedName();
    private static final int ROWS = 5_000;

    /** Of so many journeys streams are read at once, and documents asked for in one question. */
    private static final int TOGETHER = 1_000;

    private final LedgerReader ledger;
    private final ViewIndices indices;
    private final DocumentsOfJourneys documents;
    private final ViewWriter writer;
    private final Stories stories;

    Unfollowed(
            LedgerReader ledger,
            ViewIndices indices,
            DocumentsOfJourneys documents,
            ViewWriter writer,
            Stories stories) {
        this.ledger = ledger;
        this.indices = indices;
        this.documents = documents;
        this.writer = writer;
        this.stories = stories;
    }

    /**
     * Deletes what was told of journeys, and of those they speak for, before they were erased. May be done again.
     *
     * @param erased positions of the erasures
     * @throws io.journeyledger.projections.index.ViewsUnavailableException when Elasticsearch cannot be reached
     */
    public void forget(Map<JourneyId, Long> erased) {
        pages(erased.keySet()).forEach(page -> {
            Map<JourneyId, Long> positions = new HashMap<>(erased);
            positions.keySet().retainAll(page);
            forgetTogether(positions);
        });
    }

    private static Collection<Set<JourneyId>> pages(Set<JourneyId> journeys) {
        List<Set<JourneyId>> pages = new ArrayList<>();
        List<JourneyId> all = List.copyOf(journeys);
        for (int from = 0; from < all.size(); from += TOGETHER) {
            pages.add(Set.copyOf(all.subList(from, Math.min(all.size(), from + TOGETHER))));
        }
        return pages;
    }

    /** Whom the live views hold nothing of until a letter is settled: they were erased, and are not told of it. */
    public Set<JourneyId> withheld() {
        Map<JourneyId, Long> erased = stories.erasures().besideParked();
        Map<JourneyId, Long> journeys = new HashMap<>(erased);
        return withheld(erased, journeys);
    }

    /** @param journeys takes those too whose keys were erased with the others */
    private Set<JourneyId> withheld(Map<JourneyId, Long> erased, Map<JourneyId, Long> journeys) {
        Set<JourneyId> withheld = new HashSet<>();
        Stories.Streams streams = read(erased.keySet());
        erased.forEach((journey, position) -> {
            Set<JourneyId> absorbed = stories.erasures().absorbed(journey, position);
            absorbed.forEach(each -> journeys.merge(each, position, Math::max));
            if (stories.letters().isParked(journey)) {
                // Who is told alone, since the merge is not told, hears nothing of the erasure.
                Set<JourneyId> alone = new HashSet<>(absorbed);
                alone.removeAll(streams.story(journey, _ -> true).standing().absorbed());
                withheld.addAll(alone);
            }
        });
        journeys.keySet().stream().filter(stories.letters()::isParked).forEach(withheld::add);
        return withheld;
    }

    private void forgetTogether(Map<JourneyId, Long> erased) {
        Map<JourneyId, Long> journeys = new HashMap<>(erased);
        Set<JourneyId> withheld = withheld(erased, journeys);
        Map<Long, Set<JourneyId>> withheldAt = withheld.stream()
                .collect(Collectors.groupingBy(journey -> journeys.getOrDefault(journey, 0L), Collectors.toSet()));
        for (Marked index : indices.all()) {
            if (isFollowed(index)) {
                // At the position of the erasure: a review may have opened the texts before it, and write them yet.
                withheldAt.forEach((position, together) ->
                        forget(together, page -> documents.deletionsOfTold(index.index(), page, position)));
            } else if (!isOnItsWay(index)) {
                // What was told after an erasure was told without the person.
                Set<JourneyId> since = journeys.keySet().stream()
                        .filter(journey -> journeys.getOrDefault(journey, 0L) > index.position())
                        .collect(Collectors.toSet());
                forget(since, page -> documents.deletions(index.index(), page));
            }
        }
    }

    /** One of another version answers searches and takes nothing. */
    private static boolean isFollowed(Marked index) {
        return index.behindAlias() && index.view().fits(index.index());
    }

    /** An event that cannot be told is the matter of who tells it, and keeps nobody from being forgotten. */
    private Stories.Streams read(Collection<JourneyId> journeys) {
        Stories aside = stories.aside();
        while (true) {
            try {
                return aside.read(journeys);
            } catch (UnfoldableException e) {
                aside.letters().park(e);
            }
        }
    }

    /**
     * The same of all who were erased since, and of whom nothing may be told as long as they are parked.
     *
     * @param position the first event after this one is looked at
     */
    public void forgetErasedSince(long position) {
        forget(stories.erasures().besideParked());
        List<RawEvent> events = ledger.read(position, ROWS);
        while (!events.isEmpty()) {
            Map<JourneyId, Long> erased = new HashMap<>();
            events.stream()
                    .filter(event -> event.type().equals(ERASED))
                    .forEach(event -> erased.put(new JourneyId(event.journey()), event.position()));
            forget(erased);
            events = ledger.read(events.getLast().position(), ROWS);
        }
    }

    /** Whoever fills it, or brings it up to date, looks for what happened meanwhile. */
    private static boolean isOnItsWay(Marked index) {
        return index.is(Mark.State.FILLING) || index.is(Mark.State.FILLED);
    }

    private void forget(Set<JourneyId> journeys, Function<Set<JourneyId>, List<Operation>> found) {
        for (Set<JourneyId> page : pages(journeys)) { // with those they speak for they are more than were erased
            List<Operation> deletions = found.apply(page);
            while (!deletions.isEmpty()) {
                writer.write(deletions);
                deletions = found.apply(page);
            }
        }
    }
}
