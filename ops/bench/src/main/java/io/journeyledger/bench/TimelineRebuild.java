package io.journeyledger.bench;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.Mark;
import io.journeyledger.projections.index.Operation;
import io.journeyledger.projections.index.ViewIndices;
import io.journeyledger.projections.index.ViewWriter;
import io.journeyledger.projections.rebuild.Rebuild;
import io.journeyledger.projections.rebuild.RebuildRequest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The view that has a document for each event, made anew, beside writing the same documents when they are there already. */
final class TimelineRebuild implements Subject {

    private static final String INDEX = View.TIMELINE.sideIndex("ready");

    private final Workbench bench;
    private final List<List<Operation>> bulks = new ArrayList<>();

    TimelineRebuild(Workbench bench) {
        this.bench = bench;
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
        boolean records = bulks.isEmpty();
        Recorder recorder = new Recorder(bench.client());
        long begun = System.nanoTime();
        Rebuild rebuild =
                bench.rebuild(RebuildRequest.live(Set.of(View.TIMELINE)), records ? recorder : bench.writer());
        double seconds = Run.secondsSince(begun);
        bulks.addAll(recorder.bulks);
        long documents = rebuild.progress().documents();
        return Run.of("documents/s", documents / seconds).with("documents", (double) documents);
    }

    @Override
    public Run floorRun() throws Exception {
        ViewIndices indices = bench.indices();
        indices.delete(INDEX);
        ViewWriter writer = bench.writer();
        long begun = System.nanoTime();
        indices.createForFilling(View.TIMELINE, INDEX, Mark.live("bench", Instant.now()));
        try (ExecutorService connections = Executors.newFixedThreadPool(2)) {
            List<Future<?>> sent = new ArrayList<>();
            for (List<Operation> bulk : bulks) {
                List<Operation> here =
                        bulk.stream().map(operation -> operation.in(INDEX)).toList();
                sent.add(connections.submit(() -> writer.write(here)));
            }
            for (Future<?> one : sent) {
                one.get();
            }
        }
        indices.settle(View.TIMELINE, INDEX);
        double seconds = Run.secondsSince(begun);
        long documents = bulks.stream().mapToLong(List::size).sum();
        return Run.of("documents/s", documents / seconds).with("documents", (double) documents);
    }

    /** Remembers every bulk that it writes. */
    private static final class Recorder extends ViewWriter {

        private final ConcurrentLinkedQueue<List<Operation>> bulks = new ConcurrentLinkedQueue<>();

        Recorder(ElasticsearchClient client) {
            super(client, new SimpleMeterRegistry());
        }

        @Override
        public void write(List<Operation> operations) {
            super.write(operations);
            bulks.add(List.copyOf(operations));
        }
    }

    @Override
    public void close() throws IOException {
        bench.close();
    }
}
