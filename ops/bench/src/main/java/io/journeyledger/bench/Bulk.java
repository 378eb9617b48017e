package io.journeyledger.bench;

import io.journeyledger.intake.file.ImportJob;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.store.EventCodec;
import io.journeyledger.store.LedgerReader;
import io.journeyledger.store.ProvenanceMetadata;
import io.journeyledger.store.RawEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Import of a file, beside the batch append of the events that it makes. */
final class Bulk implements Subject {

    private static final int TRANSACTION = 2_000;

    private final Scratch scratch;
    private final Path file;
    private List<DomainEventMessage<?>> events = List.of();
    private long payloadBytes;

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
            if (events.isEmpty()) {
                remember(program);
            }
        }
        Run run = Run.of("events/s", count / seconds)
                .with("entries/s", read / seconds)
                .with("entries", (double) read)
                .with("events", (double) count)
                .with("ledger bytes / payload bytes", (double) Program.ledgerBytes(folder) / payloadBytes);
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
            long begun = System.nanoTime();
            for (int from = 0; from < events.size(); from += TRANSACTION) {
                List<DomainEventMessage<?>> batch = events.subList(from, Math.min(from + TRANSACTION, events.size()));
                transaction.executeWithoutResult(_ -> engine.appendEvents(batch));
            }
            rate = Run.perSecond(events.size(), begun);
        }
        Run run = Run.of("events/s", rate)
                .with("ledger bytes / payload bytes", (double) Program.ledgerBytes(folder) / payloadBytes);
        Scratch.delete(folder);
        return run;
    }

    /** The events as Axon knows them, from the ledger of the first run. */
    private void remember(Program program) {
        LedgerReader reader = program.get(LedgerReader.class);
        EventCodec codec = program.get(EventCodec.class);
        List<DomainEventMessage<?>> all = new ArrayList<>();
        long after = 0;
        List<RawEvent> page;
        while (!(page = reader.read(after, TRANSACTION)).isEmpty()) {
            for (RawEvent raw : page) {
                Recorded recorded = codec.decode(raw);
                payloadBytes += raw.payload().length;
                all.add(new GenericDomainEventMessage<>(
                        "Journey",
                        raw.journey(),
                        raw.sequence(),
                        recorded.event(),
                        MetaData.from(ProvenanceMetadata.of(recorded.provenance())),
                        raw.eventId(),
                        raw.recordedAt()));
            }
            after = page.getLast().position();
        }
        events = all;
    }

    @Override
    public void close() {
        // The folder of all runs is deleted by who made it.
    }
}
