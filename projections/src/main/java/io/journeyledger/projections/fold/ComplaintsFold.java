package io.journeyledger.projections.fold;

import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.Document;
import io.journeyledger.projections.document.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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

    /** A complaint of which nothing was learnt, and whose clocks had nothing to say since, stays as it was told. */
    @Override
    public Update update(State before, Instant told, State after, Reading reading) {
        if (after.standing().isMergedAway()) {
            return new Update(List.of(), List.of());
        }
        Reading then = reading.at(told).with(PersonalTexts.CLOSED);
        Map<Cases.Key, List<Recorded>> known = before.cases().byKey();
        List<Document> documents = new ArrayList<>();
        after.cases().byKey().forEach((key, events) -> {
            List<Recorded> old = known.get(key);
            if (old == null
                    || position(old) != position(events)
                    || changes(before.cases().document(key, old, before.standing(), then), reading.asOf())) {
                documents.add(after.cases().document(key, events, after.standing(), reading));
            }
        });
        return new Update(documents, List.of());
    }

    /** Of the last event of a complaint. */
    private static long position(List<Recorded> events) {
        long position = 0;
        for (Recorded recorded : events) {
            position = Math.max(position, recorded.position());
        }
        return position;
    }

    /** Whether the passing of time has changed it by then. */
    private static boolean changes(ComplaintDocument told, Instant asOf) {
        return told.nextReview() != null && !told.nextReview().isAfter(asOf);
    }
}
