package io.journeyledger.projections.replay;

import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.fold.Standing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

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
}
