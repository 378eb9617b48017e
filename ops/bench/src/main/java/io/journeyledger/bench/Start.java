package io.journeyledger.bench;

import io.journeyledger.elasticsearch.ElasticsearchChild;
import io.journeyledger.elasticsearch.ElasticsearchSettings;
import io.journeyledger.store.reading.LedgerReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The start of the whole program on a folder with data, beside that of its Elasticsearch alone. */
final class Start implements Subject {

    private static final long LONGEST_PREPARATION_MINUTES = 10;

    private final Path home;
    private final Path data;
    private final Path log;
    private final long events;

    Start(Scratch scratch, Path home, int entries) throws Exception {
        this.home = home;
        this.data = scratch.folder();
        this.log = scratch.file("up.log");
        Path file = Entries.write(scratch.file("start.ndjson"), entries);
        try (Program program = Program.start(data, "command", Map.of())) {
            program.importFile(file);
            events = program.get(LedgerReader.class).count();
        }
        prepare();
    }

    /** As a server that ran for a minute has done: what is measured is not the first start of all. */
    private void prepare() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        home.resolve("ops").resolve("ledger").toString(), "prepare")
                .redirectInput(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(log.toFile())
                .start();
        if (!process.waitFor(LONGEST_PREPARATION_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException("ops/ledger prepare did not end well: " + Files.readString(log));
        }
    }

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String what() {
        return "ops/ledger up, with Elasticsearch as its child, until it says ready, on a filled folder";
    }

    @Override
    public String floor() {
        return "The same Elasticsearch alone, on the same folder, until it answers";
    }

    @Override
    public Run run() throws Exception {
        long begun = System.nanoTime();
        try (Served _ = Served.up(home, data, log)) {
            double seconds = Run.secondsSince(begun);
            return Run.of("seconds", seconds)
                    .with("seconds after Elasticsearch listens", sinceElasticsearchListens())
                    .with("events", (double) events);
        }
    }

    /** In the same run, in which both start beside each other. The file is written when it begins to listen. */
    private double sinceElasticsearchListens() throws IOException {
        Instant listens = Files.getLastModifiedTime(
                        data.resolve("elasticsearch").resolve("logs").resolve("http.ports"))
                .toInstant();
        return Duration.between(listens, Instant.now()).toNanos() / 1e9;
    }

    @Override
    public Run floorRun() {
        long begun = System.nanoTime();
        try (ElasticsearchChild _ = ElasticsearchChild.start(ElasticsearchSettings.in(data.resolve("elasticsearch")))) {
            return Run.of("seconds", Run.secondsSince(begun));
        }
    }

    @Override
    public void close() throws IOException {
        // The folder of all runs is deleted by who made it.
    }
}
