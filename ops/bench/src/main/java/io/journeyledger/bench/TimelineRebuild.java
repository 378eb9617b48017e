package io.journeyledger.bench;

import io.journeyledger.projections.document.View;
import io.journeyledger.projections.rebuild.Rebuild;
import io.journeyledger.projections.rebuild.RebuildRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * The view that has a document for each event, made anew, beside writing the same documents when they are there
 * already.
 */
final class TimelineRebuild implements Subject {

    private static final String BY_CLIENT = "documents/s by the client";

    private final Workbench bench;
    private final ReadyDocuments ready;

    TimelineRebuild(Workbench bench, Scratch scratch) {
        this.bench = bench;
        this.ready = new ReadyDocuments(bench, scratch, View.TIMELINE);
    }

    @Override
    public String name() {
        return "timeline";
    }

    @Override
    public String what() {
        return "The view timeline, a document for each event, made anew from the whole ledger and put behind its alias";
    }

    @Override
    public String floor() {
        return "The same writer writes the same bulks, made before, on two connections into an index that is made alike,"
                + " until they can be searched";
    }

    @Override
    public Run run() throws Exception {
        long begun = System.nanoTime();
        Rebuild rebuild = ready.recordOnce(RebuildRequest.live(Set.of(View.TIMELINE)));
        double seconds = Run.secondsSince(begun);
        long documents = rebuild.progress().documents();
        return Run.of("documents/s", documents / seconds).with("documents", (double) documents);
    }

    @Override
    public Run floorRun() throws Exception {
        double seconds = ready.seconds();
        return Run.of("documents/s", ready.count() / seconds)
                .with("documents", (double) ready.count())
                .with(BY_CLIENT, ready.count() / ready.secondsOfClient());
    }

    @Override
    public Optional<SecondFloor> secondFloor() {
        return Optional.of(new SecondFloor(
                "The same bulks by the bulk of Elasticsearch's client for Java, which is given the documents as bytes",
                BY_CLIENT));
    }

    @Override
    public void close() throws IOException {
        bench.close();
    }
}
