package io.journeyledger.projections.rehearsal;

import io.journeyledger.projections.replay.PopulationPass;
import io.journeyledger.projections.replay.Story;
import java.util.List;

/** Hears every journey as it stands in both readings. */
record Comparing(Rehearsal rehearsal, Sight from, Sight to) implements PopulationPass.Comparer {

    @Override
    public void hear(List<Story> stories) {
        Story first = stories.getFirst();
        Profile one = from.profile(first);
        Profile other = to.profile(stories.getLast());
        rehearsal.compared(2);
        rehearsal.found(one.changes(first.standing().journey().value(), other));
    }
}
