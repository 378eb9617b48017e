package io.journeyledger.projections.fold;

import io.journeyledger.ledger.IdentityEvent.PersonalDataErased;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.document.Document;
import io.journeyledger.projections.document.View;
import java.util.List;

/** One document an event, each made of that event alone. */
final class TimelineFold implements Fold<TimelineFold.State> {

    /**
     * @param events those to make documents of
     * @param erased whether the personal data was erased
     */
    record State(Standing standing, Chain<Recorded> events, boolean erased) {}

    @Override
    public View view() {
        return View.TIMELINE;
    }

    @Override
    public State initial(Standing standing) {
        return new State(standing, Chain.empty(), false);
    }

    @Override
    public State evolve(State state, Recorded recorded) {
        return new State(
                state.standing(),
                state.events().with(recorded),
                state.erased() || recorded.event() instanceof PersonalDataErased);
    }

    @Override
    public List<Document> documents(State state, Reading reading) {
        if (state.standing().isMergedAway()) {
            return List.of(); // told by the journey that speaks for it
        }
        Reading allowed = state.erased() ? reading.with(PersonalTexts.ERASED) : reading;
        return state.events().toList().stream()
                .<Document>map(recorded -> TimelineEntry.of(recorded, state.standing(), allowed))
                .toList();
    }

    @Override
    public boolean remembers() {
        return false;
    }
}
