package io.journeyledger.intake.file;

import io.journeyledger.intake.EntryReader;
import io.journeyledger.intake.Foresight;
import io.journeyledger.intake.Intake;
import io.journeyledger.intake.Outcome;
import io.journeyledger.ledger.Phrase;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Service;

/**
 * Imports of files, one at a time, in the background. A file is kept until its import is over, so that an import that was
 * cut short goes on after a restart; what it has dealt with is noted in the transaction that records it.
 */
@Service
public class ImportJobs implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ImportJobs.class);

    /** Most rows of a file that are written in one transaction. */
    public static final int ROWS_AT_ONCE = 4_000;

    private static final int REJECTS_AT_ONCE = 500;

    private final ImportTable table;
    private final Mappings mappings;
    private final Intake intake;
    private final EntryReader entries;
    private final InstantSource clock;
    private final ImportFolder folder;
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("import").factory());
    private final ExecutorService reader = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("import-reader").daemon().factory());
    private volatile boolean stopping;
    private volatile boolean running;

    ImportJobs(
            ImportTable table,
            Mappings mappings,
            Intake intake,
            EntryReader entries,
            InstantSource clock,
            ImportFolder folder) {
        this.table = table;
        this.mappings = mappings;
        this.intake = intake;
        this.entries = entries;
        this.clock = clock;
        this.folder = folder;
        removeLeftovers(); // now, when no file can arrive yet
    }

    /** Files that are no import's, since a process ended in between, or of one that was cancelled elsewhere meanwhile. */
    private void removeLeftovers() {
        folder.removeArriving();
        for (String id : folder.ids()) {
            if (find(id).filter(job -> !job.state().isOver()).isEmpty()) {
                folder.remove(id);
            }
        }
    }

    /**
     * Keeps the file and begins its import.
     *
     * @param mapping name of a shipped mapping, or the YAML text of another
     * @throws InvalidMappingException when the mapping cannot be used; nothing is kept then
     */
    public ImportJob start(InputStream content, String fileName, String mapping)
            throws InvalidMappingException, IOException {
        String text = mapping.contains("\n") ? mapping : mappings.shipped(mapping);
        Mapping parsed = mappings.parse(text);
        if (parsed.isCsv()) {
            RowMapper _ = new RowMapper(parsed, entries); // whose templates tell what is wrong with them
        }
        String id = UUID.randomUUID().toString().substring(0, 8);
        long bytes = folder.keep(id, content);
        ImportJob job = new ImportJob(
                id,
                parsed.name(),
                fileName,
                ImportJob.State.RUNNING,
                bytes,
                0,
                0,
                0,
                0,
                0,
                null,
                clock.instant(),
                clock.instant());
        try {
            table.add(job, text);
        } catch (RuntimeException e) {
            folder.remove(id);
            throw e;
        }
        worker.execute(() -> run(job));
        return job;
    }

    public Optional<ImportJob> find(String id) {
        return table.find(id);
    }

    /** The latest imports, newest first. */
    public List<ImportJob> latest(int most) {
        return table.latest(most);
    }

    /** Rejected rows in their order, fewer where they are long; the next page begins after the last row of this one. */
    public List<Reject> rejects(String id, long afterRow, int most) {
        return table.rejects(id, afterRow, most);
    }

    /** Writes the rejected rows as a file that can be corrected and imported again: the header, then the rows as they came. */
    public void writeRejects(String id, BufferedWriter out) throws IOException {
        String header = table.header(id);
        if (header != null) {
            out.append(header).append('\n');
        }
        List<Reject> page;
        long after = 0;
        while (!(page = table.rejects(id, after, REJECTS_AT_ONCE)).isEmpty()) {
            for (Reject reject : page) {
                out.append(reject.raw()).append('\n');
            }
            after = page.getLast().row();
        }
    }

    /**
     * Ends a running import after the rows it is at, whichever process runs it; one that has stood still for a minute at once. What
     * is recorded stays.
     */
    public void cancel(String id) {
        table.cancel(id);
    }

    /** What was cut short here goes on. */
    @Override
    public void start() {
        running = true;
        for (ImportJob job : table.running()) {
            if (!folder.alone() && !folder.has(job.id())) {
                continue; // another process has its file, and may be at it
            }
            LOG.info("Import {} of {} goes on at byte {} of {}", job.id(), job.file(), job.done(), job.bytes());
            worker.execute(() -> run(job));
        }
    }

    private void run(ImportJob job) {
        Path file = folder.file(job.id());
        try (InputStream in = Files.newInputStream(file)) {
            Phrase fault = FirstBytes.fault(file);
            if (fault != null) {
                throw new InvalidMappingException(fault);
            }
            RowReader rows = new RowReader(in, mappings.parse(table.mappingText(job.id())), entries);
            table.keepHeader(job.id(), rows.headerLine());
            boolean whole = record(job, rows);
            if (whole || table.isCancelled(job.id())) {
                end(job, whole ? ImportJob.State.DONE : ImportJob.State.CANCELLED, null);
            }
        } catch (InvalidMappingException e) {
            end(job, ImportJob.State.FAILED, e.getMessage());
        } catch (IOException | RuntimeException e) {
            if (stopping) {
                LOG.warn("Import {} of {} goes on after the next start", job.id(), job.file());
                return;
            }
            LOG.error("Import {} of {} failed", job.id(), job.file(), e);
            end(
                    job,
                    ImportJob.State.FAILED,
                    NestedExceptionUtils.getMostSpecificCause(e).getMessage() + "; import the file again,"
                            + " what is recorded already counts as duplicate");
        }
    }

    /** @return whether the file's end was reached */
    private boolean record(ImportJob job, RowReader rows) throws IOException {
        // While one chunk is written, the next is read and mapped.
        Foresight foresight = intake.foresight();
        var next = reader.submit(() -> Chunk.read(rows, job.done(), intake, foresight));
        while (true) {
            Chunk chunk;
            try {
                chunk = next.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            } catch (java.util.concurrent.ExecutionException e) {
                throw new IOException("the file cannot be read", e.getCause());
            }
            if (chunk.rows().isEmpty()) {
                return true;
            }
            if (stopping || table.isCancelled(job.id())) {
                return false;
            }
            next = reader.submit(() -> Chunk.read(rows, job.done(), intake, foresight));
            record(job, chunk);
        }
    }

    private void record(ImportJob job, Chunk chunk) {
        intake.record(chunk.groups(), outcomes -> advance(job.id(), chunk.rows(), chunk.readable(), outcomes));
    }

    private void advance(String id, List<ParsedRow> chunk, List<ParsedRow> readable, List<Outcome> outcomes) {
        int recorded = 0;
        int duplicate = 0;
        List<Reject> rejects = new ArrayList<>();
        for (ParsedRow row : chunk) {
            if (row.rejection() != null) {
                rejects.add(row.rejected(row.rejection()));
            }
        }
        for (int i = 0; i < outcomes.size(); i++) {
            switch (outcomes.get(i)) {
                case Outcome.Recorded done -> recorded++;
                case Outcome.Duplicate before -> duplicate++;
                case Outcome.Rejected rejected -> rejects.add(readable.get(i).rejected(rejected.rejection()));
            }
        }
        table.advance(id, chunk.getLast().end(), chunk.size(), recorded, duplicate, rejects);
    }

    private void end(ImportJob job, ImportJob.State state, @Nullable String message) {
        table.end(job.id(), state, message);
        folder.remove(job.id());
    }

    /** Comes to rest after the rows it is at; the rest of the file waits for the next start. */
    @Override
    public void stop() {
        stopping = true;
        worker.shutdown();
        try {
            if (!worker.awaitTermination(30, TimeUnit.SECONDS)) {
                LOG.warn("An import did not come to rest; it goes on after the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        reader.shutdown();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Begins after everything it leans on, and above all ends before it: a file needs handlers of commands. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
