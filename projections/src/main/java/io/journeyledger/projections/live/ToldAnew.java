package io.journeyledger.projections.live;

import io.journeyledger.ledger.IdentityEvent.JourneysMerged;
import io.journeyledger.ledger.IdentityEvent.JourneysSplit;
import io.journeyledger.ledger.IdentityEvent.PersonalDataErased;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.replay.Stories;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The journeys of which a batch changes every document: who speaks for them, or what may be read of them. */
final class ToldAnew {

    private ToldAnew() {}

    static Set<JourneyId> by(List<Recorded> batch, Stories stories) {
        Set<JourneyId> whole = new HashSet<>();
        for (Recorded recorded : batch) {
            if (recorded.event() instanceof JourneysMerged merge) {
                whole.add(merge.surviving());
                whole.add(merge.absorbed());
            } else if (recorded.event() instanceof JourneysSplit split) {
                whole.add(split.surviving());
                whole.add(split.released());
            } else if (recorded.event() instanceof PersonalDataErased) {
                whole.add(recorded.journey());
                // Where the index was not followed, what it told of them was deleted as well.
                whole.addAll(stories.erasures().absorbed(recorded.journey(), recorded.position()));
            }
        }
        return whole;
    }
}
