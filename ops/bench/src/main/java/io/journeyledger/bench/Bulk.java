package io.journeyledger.bench;

import io.journeyledger.intake.file.ImportJob;
import io.journeyledger.intake.file.ImportJobs;
import io.journeyledger.store.database.Database;
import io.journeyledger.store.keys.Marks;
import io.journeyledger.store.reading.LedgerReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Import of a file, beside the batch append of the events that it makes. */
final class Bulk implements Subject {

    private static final int TRANSACTION = 2_000;
    private static final String SAME_ROWS = "events/s of the same rows";

    private final Scratch scratch;
    private final Path file;
    private LedgerEvents events = new LedgerEvents(List.of(), 0);
    private @Nullable SameRows rows;

    Bulk(Scratch scratch, int entries) throws IOException {
        this.scratch = scratch;
        this.file = Entries.write(scratch.file("bulk.ndjson"), entries);
    }

    @Override
    public String name() {
        return "bulk";
    }

    @Override
    public String what() {
        return "Import of an NDJSON file by an import job: validated, identified, idempotent, durable (SQLite,"
                + " synchronous=FULL), into an empty ledger";
    }

    @Override
    public String floor() {
        return "Axon's event storage engine appends the same events to an empty ledger, " + TRANSACTION
                + " a transaction";
    }

    @Override
    public Optional<SecondFloor> secondFloor() {
        return Optional.of(new SecondFloor(
                "The same engine appends the same events, and plain batches insert the receipts, identifiers, keys and the"
                        + " progress that the import wrote, in as many transactions as the import has; nothing is read,"
                        + " looked up, sealed or decided",
                SAME_ROWS));
    }

    @Override
    public Run run() throws Exception {
        Path folder = scratch.folder();
        double seconds;
        long read;
        long count;
        try (Program program = Program.start(folder, "command", Map.of())) {
            long begun = System.nanoTime();
            ImportJob job = program.importFile(file);
            seconds = Run.secondsSince(begun);
            read = job.read();
            count = program.get(LedgerReader.class).count();
            if (rows == null) {
                events = LedgerEvents.of(program);
                rows = SameRows.of(
                        program.get(Database.class),
                        program.get(Marks.class),
                        events.messages(),
                        ImportJobs.ROWS_AT_ONCE);
            }
        }
        Run run = Run.of("events/s", count / seconds)
                .with("entries/s", read / seconds)
                .with("entries", (double) read)
                .with("events", (double) count)
                .with("ledger bytes / payload bytes", (double) Program.ledgerBytes(folder) / events.payloadBytes());
        Scratch.delete(folder);
        return run;
    }

    @Override
    public Run floorRun() throws Exception {
        Path folder = scratch.folder();
        double rate;
        try (Program program = Program.start(folder, "command", Map.of())) {
            EventStorageEngine engine = program.get(EventStorageEngine.class);
            TransactionTemplate transaction = new TransactionTemplate(program.get(PlatformTransactionManager.class));
            List<DomainEventMessage<?>> all = events.messages();
            long begun = System.nanoTime();
            for (int from = 0; from < all.size(); from += TRANSACTION) {
                List<DomainEventMessage<?>> batch = all.subList(from, Math.min(from + TRANSACTION, all.size()));
                transaction.executeWithoutResult(_ -> engine.appendEvents(batch));
            }
            rate = Run.perSecond(events.messages().size(), begun);
        }
        Run run = Run.of("events/s", rate)
                .with(SAME_ROWS, sameRows())
                .with("ledger bytes / payload bytes", (double) Program.ledgerBytes(folder) / events.payloadBytes());
        Scratch.delete(folder);
        return run;
    }

    private double sameRows() throws Exception {
        Path folder = scratch.folder();
        double rate;
        try (Program program = Program.start(folder, "command", Map.of())) {
            long begun = System.nanoTime();
            Objects.requireNonNull(rows).writeTo(program);
            rate = Run.perSecond(events.messages().size(), begun);
        }
        Scratch.delete(folder);
        return rate;
    }

    @Override
    public void close() {
        // The folder of all runs is deleted by who made it.
    }
}
