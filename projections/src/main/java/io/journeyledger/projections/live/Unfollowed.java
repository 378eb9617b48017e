package io.journeyledger.projections.live;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.projections.index.DocumentsOfJourneys;
import io.journeyledger.projections.index.Mark;
import io.journeyledger.projections.index.Marked;
import io.journeyledger.projections.index.Operation;
import io.journeyledger.projections.index.ViewIndices;
import io.journeyledger.projections.index.ViewWriter;
import io.journeyledger.projections.replay.Stories;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The indices that nobody follows: those that were live before, and those beside the live ones. What they hold of people who were
 * erased since is deleted; a journey is told again, without its texts, when the index is brought up to date or filled anew.
 */
public final class Unfollowed {

    private final ViewIndices indices;
    private final DocumentsOfJourneys documents;
    private final ViewWriter writer;
    private final Stories stories;

    Unfollowed(ViewIndices indices, DocumentsOfJourneys documents, ViewWriter writer, Stories stories) {
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
        for (Marked index : indices.all()) {
            if (!index.behindAlias() && !isOnItsWay(index)) {
                forget(index.index(), journeys);
            }
        }
    }

    /** Behind the alias: what happens until then is told there. */
    private static boolean isOnItsWay(Marked index) {
        Mark mark = index.mark();
        return mark != null
                && mark.name() == null
                && (mark.state() == Mark.State.FILLING || mark.state() == Mark.State.FILLED);
    }

    private void forget(String index, Set<JourneyId> journeys) {
        List<Operation> deletions = documents.deletions(index, journeys);
        while (!deletions.isEmpty()) {
            writer.write(deletions);
            deletions = documents.deletions(index, journeys);
        }
    }
}
