package io.journeyledger.bench;

import io.journeyledger.projections.index.Operation;
import io.journeyledger.projections.index.ViewWriter;
import io.journeyledger.store.reading.LedgerReader;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The live projection of a full ledger into empty views, beside its own writer with the operations ready. */
final class Live implements Subject {

    private static final Duration LONGEST = Duration.ofMinutes(30);
    /** Each look reads the ledger, on the cores that are measured. */
    private static final long POLL_MILLIS = 25;

    private final Scratch scratch;
    private final Path filled;
    private final long events;
    private final EmptyViews views;
    private List<List<Operation>> batches = List.of();
    private long operations;

    Live(Scratch scratch, int entries) throws Exception {
        this.scratch = scratch;
        this.filled = scratch.folder();
        Path file = Entries.write(scratch.file("live.ndjson"), entries);
        try (Program program = Program.start(filled, "command", Map.of())) {
            program.importFile(file);
            events = program.get(LedgerReader.class).count();
        }
        views = EmptyViews.start(scratch);
    }

    @Override
    public String name() {
        return "live";
    }

    @Override
    public String what() {
        return "The live projection catches up with a full ledger, from its start to no lag, into four empty views";
    }

    @Override
    public String floor() {
        return "The same writer writes the same operations, made before, in the same batches";
    }

    @Override
    public Run run() throws Exception {
        boolean records = batches.isEmpty();
        Path folder = scratch.copyOf(filled);
        views.remove();
        Class<?>[] also = records
                ? new Class<?>[] {LiveWatch.class, LiveWatch.Recording.class}
                : new Class<?>[] {LiveWatch.class};
        Map<String, Object> settings = Map.of("journey.elasticsearch.url", views.url());
        try (Program program = Program.start(folder, "command,projection", settings, also)) {
            double seconds = secondsUntilNoLag(program);
            if (records) {
                batches = ((LiveWatch.Recorder) program.get(ViewWriter.class)).batches();
                operations = batches.stream().mapToLong(List::size).sum();
            }
            return Run.of("events/s", events / seconds)
                    .with("operations/s", operations / seconds)
                    .with("events", (double) events)
                    .with("operations", (double) operations);
        } finally {
            Scratch.delete(folder);
        }
    }

    private static double secondsUntilNoLag(Program program) throws InterruptedException {
        long begun = program.get(LiveWatch.Stopwatch.class).begun();
        Collection<Gauge> lags =
                program.get(MeterRegistry.class).get("journey.view.lag.events").gauges();
        while (lags.stream().anyMatch(lag -> lag.value() != 0)) { // NaN: not known now
            if (Run.secondsSince(begun) > LONGEST.toSeconds()) {
                throw new IllegalStateException("The views have not caught up within " + LONGEST);
            }
            Thread.sleep(POLL_MILLIS);
        }
        return Run.secondsSince(begun);
    }

    @Override
    public Run floorRun() throws IOException {
        views.empty();
        ViewWriter writer = new ViewWriter(views.client(), new SimpleMeterRegistry());
        long begun = System.nanoTime();
        batches.forEach(writer::write);
        double seconds = Run.secondsSince(begun);
        return Run.of("events/s", events / seconds).with("operations/s", operations / seconds);
    }

    @Override
    public void close() throws IOException {
        views.close();
    }
}
