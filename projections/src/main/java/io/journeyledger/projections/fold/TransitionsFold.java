package io.journeyledger.projections.fold;

import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.document.Document;
import io.journeyledger.projections.document.TransitionDocument;
import io.journeyledger.projections.document.View;
import java.time.Duration;
import java.time.Instant;
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
        return documents(state, changes(state, reading), 0, reading);
    }

    private static List<StageChange> changes(State state, Reading reading) {
        return state.standing().isMergedAway() || state.course().moments().size() == 0
                ? List.of()
                : Stages.of(state.course(), reading.policy(), reading.asOf()).changes();
    }

    private static List<Document> documents(State state, List<StageChange> changes, int from, Reading reading) {
        TransitionDocument.Journey journey =
                new TransitionDocument.Journey(state.standing().journey().value());
        List<Document> documents = new ArrayList<>(Math.max(0, changes.size() - from));
        for (int i = from; i < changes.size(); i++) {
            StageChange change = changes.get(i);
            Moment cause = change.cause();
            documents.add(new TransitionDocument(
                    change.at(),
                    journey,
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

    /**
     * Stages follow each other, so what had begun when the journey was told is there still, up to the first that is
     * another now. What has begun since by the passing of time may or may not be there, and so may what comes due while
     * this is written.
     */
    @Override
    public Update update(State before, Instant told, State after, Reading reading) {
        List<StageChange> changes = changes(after, reading);
        List<StageChange> former = before.course().equals(after.course()) // as after most events
                ? changes
                : changes(before, reading.whenWritten());
        int same = 0;
        while (same < Math.min(former.size(), changes.size())
                && former.get(same).equals(changes.get(same))
                && !former.get(same).at().isAfter(told)) {
            same++;
        }
        return new Update(
                documents(after, changes, same, reading),
                documents(before, former, changes.size(), reading).stream()
                        .map(Document::id)
                        .toList());
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
