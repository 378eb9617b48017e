package io.journeyledger.projections.replay;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.fold.Standing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A journey as it is folded: its own events and those of the journeys it speaks for.
 *
 * @param events in the order in which they are folded
 */
public record Story(Standing standing, List<Recorded> events) {

    public static Story of(Standing standing, Collection<Recorded> events) {
        List<Recorded> ordered = new ArrayList<>(events);
        ordered.sort(Standing.ORDER);
        return new Story(standing, ordered);
    }

    /** Position of the last event recorded; 0 without events. */
    public long position() {
        return events.stream().mapToLong(Recorded::position).max().orElse(0);
    }

    /** The journeys under whose keys its texts are sealed: its own and those it speaks for. */
    public Set<JourneyId> journeys() {
        Set<JourneyId> journeys = new HashSet<>(standing.absorbed());
        journeys.add(standing.journey());
        return journeys;
    }
}
