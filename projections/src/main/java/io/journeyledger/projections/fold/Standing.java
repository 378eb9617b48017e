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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a journey stands among others: merged away into one that speaks for it, or speaking for others. Merges and splits
 * are decisions, so here the order in which they were recorded counts, not when they occurred.
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

    /**
     * What its own stream says. A merge says more than the two who merge: that nobody spoke for the one that survives,
     * and that the absorbed one spoke for nobody. Where a decision in between is not told, that is known all the same.
     *
     * @param stream events of the journey's own stream, in any order
     */
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
                    absorbed.clear();
                } else {
                    mergedInto = null;
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

    /**
     * Where it stands when the others are asked as well. Merges and splits stand in two streams, of which one may not
     * be told as far: two journeys are told together only where both say so. So each is told by one journey, whatever
     * is not told.
     *
     * @param others what the streams of journeys that it names say
     */
    public Standing agreed(Function<JourneyId, Standing> others) {
        if (mergedInto != null) {
            return others.apply(mergedInto).absorbed().contains(journey) ? this : alone(journey);
        }
        Set<JourneyId> agreed = new TreeSet<>(absorbed);
        agreed.removeIf(other -> !journey.equals(others.apply(other).mergedInto()));
        return agreed.equals(absorbed) ? this : new Standing(journey, null, Set.copyOf(agreed));
    }

    public boolean isMergedAway() {
        return mergedInto != null;
    }
}
