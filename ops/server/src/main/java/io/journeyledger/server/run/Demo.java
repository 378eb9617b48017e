package io.journeyledger.server.run;

import io.journeyledger.intake.file.ImportJob;
import io.journeyledger.intake.file.ImportJobs;
import io.journeyledger.intake.file.InvalidMappingException;
import io.journeyledger.server.exit.CommandFailure;
import io.journeyledger.server.exit.ExitCode;
import io.journeyledger.server.status.Status;
import io.journeyledger.server.status.Statuses;
import io.journeyledger.simulator.Simulation;
import io.journeyledger.store.operation.DeadLetterTable;
import io.journeyledger.store.reading.LedgerReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Fills an empty ledger with made-up journeys, once: the next start finds the import of the first. */
record Demo(
        LedgerReader ledger,
        ImportJobs imports,
        Statuses statuses,
        DeadLetterTable letters,
        Path folder,
        PrintWriter progress) {
    private static final String NAME = "demo-journeys";
    private static final int SEED = 1;
    private static final int DAYS = 730;
    private static final int IMPORTS_LOOKED_AT = 500;
    private static final long BETWEEN_LOOKS_MILLIS = 100;
    private static final Duration MOST_PATIENCE = Duration.ofMinutes(10);

    void fill(int customers) throws InterruptedException {
        List<ImportJob> begun = imports.latest(IMPORTS_LOOKED_AT).stream()
                .filter(former -> former.file().startsWith(NAME))
                .toList();
        long events = ledger.count();
        if (begun.isEmpty() && events > 0) {
            // What is recorded stays for ever, and invented customers among real ones, too.
            progress.println("Nothing was made up: --demo fills an empty ledger, and this one holds " + events
                    + " events and no import of a demo");
            return;
        }
        ImportJob job = begun.stream()
                .filter(former -> !former.state().isOver() || former.state() == ImportJob.State.DONE)
                .findFirst()
                .orElseGet(() -> begin(customers));
        awaitImport(job);
        awaitViews();
    }

    private ImportJob begin(int customers) {
        progress.println("Making up the journeys of " + customers + " customers");
        // Up to this morning, so that the journeys are as of today and no entry lies ahead of a clock that is a bit
        // slow.
        Instant until = Instant.now().truncatedTo(ChronoUnit.DAYS);
        Simulation simulation = new Simulation(customers, SEED, DAYS, until, Simulation.DEMO_CHINESE_SHARE, true);
        try {
            Path file = Files.createTempFile(folder, NAME, ".ndjson");
            try {
                try (Writer writer = Files.newBufferedWriter(file)) {
                    simulation.writeTo(writer);
                }
                try (InputStream entries = Files.newInputStream(file)) {
                    return imports.start(entries, NAME + ".ndjson", "ndjson");
                }
            } finally {
                Files.delete(file);
            }
        } catch (IOException | InvalidMappingException e) {
            throw new CommandFailure(ExitCode.FAILED, "The demo journeys cannot be imported: " + e.getMessage(), e);
        }
    }

    private void awaitImport(ImportJob begun) throws InterruptedException {
        ImportJob job = begun;
        int said = -1;
        while (!job.state().isOver()) {
            if (job.percent() / 25 > said) {
                said = job.percent() / 25;
                progress.println("Importing them: " + job.read() + " entries, " + job.percent() + " %");
            }
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
            job = imports.find(job.id()).orElseThrow();
        }
        if (job.state() != ImportJob.State.DONE || job.rejected() > 0) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "The import of the demo journeys ended as " + job.state() + " with " + job.rejected()
                            + " rejected entries: " + job.message());
        }
    }

    private void awaitViews() throws InterruptedException {
        long patience = System.nanoTime() + MOST_PATIENCE.toNanos();
        Status status = statuses.now();
        boolean withheld = !letters.all().isEmpty();
        if (!status.isSettled(withheld)) {
            progress.println("Deriving the views of " + status.events() + " events");
        }
        while (!status.isSettled(withheld)) {
            if (System.nanoTime() > patience) {
                throw new CommandFailure(
                        ExitCode.FAILED,
                        "The views are not up to date after " + MOST_PATIENCE.toMinutes() + " minutes: "
                                + (status.problems().isEmpty() ? "the machine is too slow" : status.problems()));
            }
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
            status = statuses.now();
        }
    }
}
