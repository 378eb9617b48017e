package io.journeyledger.bench;

import io.journeyledger.projections.document.View;
import io.journeyledger.projections.rebuild.RebuildRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;

/** Everybody as of a past day, in an index beside, beside making the live view anew. */
final class PastPopulation implements Subject {

    private static final String NAME = "past";

    private final Workbench bench;
    private final Instant day;

    /** @param day a day within the time that the ledger tells of */
    PastPopulation(Workbench bench, Instant day) {
        this.bench = bench;
        this.day = day;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String what() {
        return "The view customers as of " + day + " (occurred time), in an index beside, from the request to the end";
    }

    @Override
    public String floor() {
        return "The full rebuild of the same view, put behind its alias";
    }

    @Override
    public Run run() throws Exception {
        bench.indices().delete(View.CUSTOMERS.sideIndex(NAME));
        return timed(new RebuildRequest(Set.of(View.CUSTOMERS), null, day, null, NAME));
    }

    @Override
    public Run floorRun() throws Exception {
        return timed(RebuildRequest.live(Set.of(View.CUSTOMERS)));
    }

    private Run timed(RebuildRequest request) throws InterruptedException {
        long begun = System.nanoTime();
        bench.rebuild(request, bench.writer());
        return Run.of("seconds", Run.secondsSince(begun));
    }

    @Override
    public void close() throws IOException {
        bench.close();
    }
}
