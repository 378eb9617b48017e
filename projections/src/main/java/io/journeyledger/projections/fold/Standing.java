package io.journeyledger.projections.fold;

import io.journeyledger.ledger.IdentityEvent.JourneysMerged;
import io.journeyledger.ledger.IdentityEvent.JourneysSplit;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Recorded;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How a journey stands among others: merged away into one that speaks for it, or speaking for others. Merges and splits are
 * decisions, so here the order in which they were recorded counts, not when they occurred.
 *
 * @param mergedInto the journey that speaks for this one; none: it stands for itself
 * @param absorbed the journeys it speaks for, sorted
 */
public record Standing(JourneyId journey, @Nullable JourneyId mergedInto, Set<JourneyId> absorbed) {

    /** The order in which a journey's events are folded. */
    public static final Comparator<Recorded> ORDER = (one, other) -> {
        int occurred = one.event().occurredAt().compareTo(other.event().occurredAt());
        return occurred == 0 ? Long.compare(one.position(), other.position()) : occurred;
    };

    /** Of a journey that was never merged. */
    public static Standing alone(JourneyId journey) {
        return new Standing(journey, null, Set.of());
    }

    /** @param stream events of the journey's own stream, in any order */
    public static Standing of(JourneyId journey, Collection<Recorded> stream) {
        List<Recorded> decisions = new ArrayList<>();
        for (Recorded recorded : stream) {
            if (recorded.event() instanceof JourneysMerged || recorded.event() instanceof JourneysSplit) {
                decisions.add(recorded);
            }
        }
        if (decisions.isEmpty()) {
            return alone(journey);
        }
        decisions.sort(Comparator.comparingLong(Recorded::position));
        JourneyId mergedInto = null;
        Set<JourneyId> absorbed = new TreeSet<>();
        for (Recorded recorded : decisions) {
            if (recorded.event() instanceof JourneysMerged merge) {
                if (merge.absorbed().equals(journey)) {
                    mergedInto = merge.surviving();
                } else {
                    absorbed.add(merge.absorbed());
                }
            } else if (recorded.event() instanceof JourneysSplit split) {
                if (split.released().equals(journey)) {
                    mergedInto = null;
                } else {
                    absorbed.remove(split.released());
                }
            }
        }
        return new Standing(journey, mergedInto, Set.copyOf(absorbed));
    }

    public boolean isMergedAway() {
        return mergedInto != null;
    }
}
