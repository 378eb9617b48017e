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
import io.journeyledger.store.LedgerReader;
import io.journeyledger.store.RawEvent;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The indices that nobody follows: those that were live before, and those beside the live ones. What they hold of people who were
 * erased since is deleted; a journey is told again, without its texts, when the index is brought up to date or filled anew. The
 * live ones hear nothing more of journeys that are parked: what they hold of these is deleted, too, until the letter is settled.
 */
public final class Unfollowed {

    private static final String ERASED = EventType.PERSONAL_DATA_ERASED.storedName();
    private static final int ROWS = 5_000;

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
     * Deletes what is told of journeys, and of those they speak for, whenever that was told. May be done again.
     *
     * @throws io.journeyledger.projections.index.ViewsUnavailableException when Elasticsearch cannot be reached
     */
    public void forget(Collection<JourneyId> erased) {
        if (erased.isEmpty()) {
            return;
        }
        Set<JourneyId> journeys = new HashSet<>(erased);
        Stories.Streams streams = stories.read(erased);
        erased.forEach(journey ->
                journeys.addAll(streams.story(journey, _ -> true).standing().absorbed()));
        Set<JourneyId> parked = new HashSet<>(journeys);
        parked.removeIf(journey -> !stories.letters().isParked(journey));
        for (Marked index : indices.all()) {
            if (index.behindAlias() && !parked.isEmpty()) {
                forget(() -> documents.deletionsOfTold(index.index(), parked));
            } else if (!index.behindAlias() && !isOnItsWay(index)) {
                forget(() -> documents.deletions(index.index(), journeys));
            }
        }
    }

    /**
     * The same of all who were erased since.
     *
     * @param position the first event after this one is looked at
     */
    public void forgetErasedSince(long position) {
        Set<JourneyId> erased = new HashSet<>();
        List<RawEvent> events = ledger.read(position, ROWS);
        while (!events.isEmpty()) {
            events.stream()
                    .filter(event -> event.type().equals(ERASED))
                    .forEach(event -> erased.add(new JourneyId(event.journey())));
            events = ledger.read(events.getLast().position(), ROWS);
        }
        forget(erased);
    }

    /** Whoever fills it, or brings it up to date, looks for what happened meanwhile. */
    private static boolean isOnItsWay(Marked index) {
        return index.is(Mark.State.FILLING) || index.is(Mark.State.FILLED);
    }

    private void forget(Supplier<List<Operation>> found) {
        List<Operation> deletions = found.get();
        while (!deletions.isEmpty()) {
            writer.write(deletions);
            deletions = found.get();
        }
    }
}
