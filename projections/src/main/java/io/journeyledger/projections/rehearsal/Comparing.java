package io.journeyledger.projections.rehearsal;

import io.journeyledger.projections.replay.Culprit;
import io.journeyledger.projections.replay.PopulationPass;
import io.journeyledger.projections.replay.Story;
import io.journeyledger.projections.replay.UnfoldableException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hears every journey as it stands in both readings. */
record Comparing(Rehearsal rehearsal, Sight from, Sight to) implements PopulationPass.Comparer {

    /**
     * A rehearsal changes nothing, so no journey is parked for a policy that is only tried; it is told of, and others
     * go on.
     */
    @Override
    public void hear(List<Story> stories) {
        String journey = stories.getFirst().standing().journey().value();
        rehearsal.compared(2);
        Profile one = profile(from, stories.getFirst(), journey, true);
        Profile other = profile(to, stories.getLast(), journey, false);
        if (one != null && other != null) {
            rehearsal.found(one.changes(journey, other));
        }
    }

    /** One that cannot be decoded, in neither reading. */
    @Override
    public void untold(UnfoldableException e) {
        rehearsal.untold(new Change(
                e.journey().value(), Change.UNTOLD, null, null, e.reason(), e.eventId(), e.reason(), e.eventId()));
    }

    private @Nullable Profile profile(Sight sight, Story story, String journey, boolean first) {
        try {
            return sight.profile(story);
        } catch (RuntimeException e) {
            UnfoldableException culprit = Culprit.of(story, sight.reading(), e);
            rehearsal.untold(
                    first
                            ? new Change(
                                    journey, Change.UNTOLD, null, null, culprit.reason(), culprit.eventId(), null, null)
                            : new Change(
                                    journey,
                                    Change.UNTOLD,
                                    null,
                                    null,
                                    null,
                                    null,
                                    culprit.reason(),
                                    culprit.eventId()));
            return null;
        }
    }
}
