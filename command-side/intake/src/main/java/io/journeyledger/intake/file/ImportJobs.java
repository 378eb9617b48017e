package io.journeyledger.intake.file;

import io.journeyledger.intake.EntryReader;
import io.journeyledger.intake.Intake;
import io.journeyledger.intake.Unicode;
import io.journeyledger.ledger.KeyedHash;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Service;

/**
 * Imports of files, one at a time, in the background. A file is kept until its import is over, so that an import that
 * was cut short goes on after a restart; what it has dealt with is noted in the transaction that records it.
 */
@Service
public class ImportJobs implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ImportJobs.class);

    /** Most rows of a file that are written in one transaction. */
    public static final int ROWS_AT_ONCE = 4_000;

    private static final int REJECTS_AT_ONCE = 500;

    /** Longer than a process is away that has the file of an import and comes back. */
    private static final Duration GIVEN_UP = Duration.ofDays(7);

    private final ImportTable table;
    private final Mappings mappings;
    private final EntryReader entries;
    private final InstantSource clock;
    private final ImportFolder folder;
    private final boolean wanted;
    private final ImportRuns runs;
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("import").factory());
    private volatile boolean running;

    ImportJobs(
            ImportTable table,
            Mappings mappings,
            Intake intake,
            EntryReader entries,
            KeyedHash hashes,
            InstantSource clock,
            ImportFolder folder,
            @Value("${journey.intake.imports:true}") boolean wanted) {
        this.table = table;
        this.mappings = mappings;
        this.entries = entries;
        this.clock = clock;
        this.folder = folder;
        this.wanted = wanted;
        this.runs = new ImportRuns(table, mappings, intake, entries, hashes, folder);
        if (wanted) {
            removeLeftovers(); // now, when no file can arrive yet
        }
    }

    /**
     * Files that had not arrived when a process ended, or of an import that was cancelled elsewhere meanwhile. What the
     * table does not know stays: another ledger that was here before, with another database, may go on with it.
     */
    private void removeLeftovers() {
        folder.removeArriving();
        for (String id : folder.ids()) {
            Optional<ImportJob> job = find(id);
            if (job.isEmpty()) {
                LOG.warn(
                        "{} belongs to no import of this ledger. It holds what customers did, in clear: remove it, unless"
                                + " another ledger keeps its imports here",
                        folder.file(id));
            } else if (job.get().state().isOver()) {
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
        long bytes = folder.take(id, content);
        ImportJob job = new ImportJob(
                id,
                parsed.name(),
                Unicode.oneLine(fileName),
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
            folder.keep(id);
        } catch (IOException | RuntimeException e) {
            folder.remove(id);
            throw e;
        }
        try {
            worker.execute(() -> runs.run(id));
        } catch (RejectedExecutionException e) {
            LOG.info("Import {} of {} begins after the next start, since this process ends", id, job.file());
        }
        return job;
    }

    public Optional<ImportJob> find(String id) {
        return table.find(id).map(runs::told);
    }

    /** The latest imports, newest first. */
    public List<ImportJob> latest(int most) {
        return latest(0, most);
    }

    /** @param after how many of the latest to leave out */
    public List<ImportJob> latest(int after, int most) {
        return table.latest(after, most).stream().map(runs::told).toList();
    }

    /** Rejected rows in their order, fewer where they are long; the next page begins after the last row of this one. */
    public List<Reject> rejects(String id, long afterRow, int most) {
        return table.rejects(id, afterRow, most);
    }

    /**
     * Writes the rejected rows as a file that can be corrected and imported again: the header, then the rows as they
     * came.
     */
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
     * Ends a running import after the rows it is at, whichever process runs it; one that has stood still for a minute
     * at once. What is recorded stays.
     */
    public void cancel(String id) {
        table.cancel(id);
    }

    /** What was cut short here goes on. */
    @Override
    public void start() {
        running = true;
        for (ImportJob job : wanted ? table.running() : List.<ImportJob>of()) {
            if (folder.alone() || folder.has(job.id()) || isGivenUp(job)) {
                LOG.info("Import {} of {} goes on at byte {} of {}", job.id(), job.file(), job.done(), job.bytes());
                worker.execute(() -> runs.run(job.id()));
            } // else another process has its file, and may be at it
        }
    }

    /** Whoever had its file would have been at it: it ends, and says that the file is gone. */
    private boolean isGivenUp(ImportJob job) {
        return job.updatedAt().isBefore(clock.instant().minus(GIVEN_UP));
    }

    /** Comes to rest after the rows it is at; the rest of the file waits for the next start. */
    @Override
    public void stop() {
        runs.stop();
        worker.shutdown();
        try {
            if (!worker.awaitTermination(30, TimeUnit.SECONDS)) {
                LOG.warn("An import did not come to rest; it goes on after the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        runs.close();
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
