package io.journeyledger.projections.fold;

import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.Document;
import io.journeyledger.projections.document.View;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
        Map<String, Document> former = new HashMap<>();
        documents(before, reading.at(told).with(PersonalTexts.CLOSED))
                .forEach(document -> former.put(document.id(), document));
        return new Update(
                documents(after, reading).stream()
                        .filter(document -> !stays(former.get(document.id()), document, reading.asOf()))
                        .toList(),
                List.of());
    }

    private static boolean stays(@Nullable Document former, Document now, Instant asOf) {
        return former instanceof ComplaintDocument told
                && told.position() == now.position()
                && (told.nextReview() == null || told.nextReview().isAfter(asOf));
    }
}
