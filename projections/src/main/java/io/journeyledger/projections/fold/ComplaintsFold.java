package io.journeyledger.projections.fold;

import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.document.Document;
import io.journeyledger.projections.document.View;
import java.util.List;

/** One document a complaint. */
final class ComplaintsFold implements Fold<ComplaintsFold.State> {

    record State(Standing standing, Cases cases) {}

    @Override
    public View view() {
        return View.COMPLAINTS;
    }

    @Override
    public State initial(Standing standing) {
        return new State(standing, Cases.NONE);
    }

    @Override
    public State evolve(State state, Recorded recorded) {
        return new State(state.standing(), state.cases().evolve(recorded));
    }

    @Override
    public List<Document> documents(State state, Reading reading) {
        return state.standing().isMergedAway()
                ? List.of()
                : List.copyOf(state.cases().documents(state.standing(), reading));
    }
}
