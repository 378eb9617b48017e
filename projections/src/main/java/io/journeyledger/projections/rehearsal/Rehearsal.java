package io.journeyledger.projections.rehearsal;

import io.journeyledger.projections.index.DocumentJson;
import io.journeyledger.projections.run.Lines;
import io.journeyledger.projections.run.Run;
import java.io.IOException;
import java.io.OutputStream;
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

    /**
     * The next changes that are asked for, as they stand in the list.
     *
     * @param after {@link Lines.Slice#next} of the slice before, or 0
     * @param most how many at most
     * @throws IllegalArgumentException when no change stands there
     */
    public Lines.Slice<Change> changes(Which which, long after, int most) throws IOException {
        return list().slice(after, most, line -> {
            Change change = Change.of(line);
            return which.takes(change) ? change : null;
        });
    }

    /** Writes the lines of the changes that are asked for. */
    public void copy(Which which, OutputStream to) throws IOException {
        if (which.equals(Which.ALL)) {
            list().copy(to);
            return;
        }
        list().read((line, _) -> {
            if (which.takes(Change.of(line))) {
                to.write(line);
                to.write('\n');
            }
            return true;
        });
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
