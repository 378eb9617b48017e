package io.journeyledger.projections.fold;

import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.document.Document;
import io.journeyledger.projections.document.TransitionDocument;
import io.journeyledger.projections.document.View;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One document a change of stage. */
final class TransitionsFold implements Fold<TransitionsFold.State> {

    private static final double SECONDS_A_DAY = 86_400;

    record State(Standing standing, Course course) {}

    @Override
    public View view() {
        return View.TRANSITIONS;
    }

    @Override
    public State initial(Standing standing) {
        return new State(standing, Course.NONE);
    }

    @Override
    public State evolve(State state, Recorded recorded) {
        return new State(state.standing(), state.course().evolve(recorded));
    }

    @Override
    public boolean readsProvenance() {
        return false;
    }

    @Override
    public List<Document> documents(State state, Reading reading) {
        if (state.standing().isMergedAway() || state.course().moments().size() == 0) {
            return List.of();
        }
        List<StageChange> changes =
                Stages.of(state.course(), reading.policy(), reading.asOf()).changes();
        List<Document> documents = new ArrayList<>(changes.size());
        for (int i = 0; i < changes.size(); i++) {
            StageChange change = changes.get(i);
            Moment cause = change.cause();
            documents.add(new TransitionDocument(
                    change.at(),
                    new TransitionDocument.Journey(state.standing().journey().value()),
                    i,
                    change.from(),
                    change.to(),
                    new TransitionDocument.Cause(change.rule().label(), cause.action(), cause.eventId()),
                    i == 0 ? null : days(changes.get(i - 1), change),
                    reading.policy().version(),
                    cause.position()));
        }
        return documents;
    }

    /** What is learnt late can undo a change: there was no silence, after all. */
    @Override
    public boolean withdraws() {
        return true;
    }

    private static double days(StageChange from, StageChange to) {
        double days = Duration.between(from.at(), to.at()).toSeconds() / SECONDS_A_DAY;
        return Math.round(days * 1000) / 1000.0;
    }
}
