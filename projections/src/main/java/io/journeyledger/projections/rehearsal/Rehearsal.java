package io.journeyledger.projections.rehearsal;

import io.journeyledger.projections.index.DocumentJson;
import io.journeyledger.projections.run.Run;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** One rehearsal, waiting, going on or over. Safe for use by many threads. */
public final class Rehearsal extends Run {

    private final RehearsalRequest request;
    private final Moves moves = new Moves();
    private final LongAdder untold = new LongAdder();

    /** @param request with both policies named */
    Rehearsal(String id, RehearsalRequest request, Instant begunAt) {
        super(id, begunAt);
        this.request = request;
    }

    /** What is compared, both policies named. */
    public RehearsalRequest request() {
        return request;
    }

    public Moves moves() {
        return moves;
    }

    /** How often a reading made nothing of a journey. */
    public long untold() {
        return untold.sum();
    }

    void found(List<Change> ofOneJourney) {
        moves.add(ofOneJourney);
        ofOneJourney.forEach(this::list);
    }

    void untold(Change why) {
        untold.increment();
        list(why);
    }

    private void list(Change change) {
        list().add(DocumentJson.mapper().writeValueAsBytes(change));
    }
}
