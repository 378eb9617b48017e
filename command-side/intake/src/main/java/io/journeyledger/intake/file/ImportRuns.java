package io.journeyledger.intake.file;

import io.journeyledger.intake.EntryReader;
import io.journeyledger.intake.Foresight;
import io.journeyledger.intake.Intake;
import io.journeyledger.intake.Outage;
import io.journeyledger.intake.Outcome;
import io.journeyledger.ledger.KeyedHash;
import io.journeyledger.ledger.Phrase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.RecoverableDataAccessException;

/**
 * Takes an import to its end. While the database is away, or its disk is full, the file is kept, and it is tried again
 * where the import stands until it is over or the process ends. For one thread.
 */
final class ImportRuns implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ImportRuns.class);

    /** Between two tries; it doubles up to the longest. */
    private static final Duration PAUSE = Duration.ofMillis(500);

    private static final String IMPORT_AGAIN = "; import the file again, what is recorded already counts as duplicate";

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final ImportTable table;
    private final Mappings mappings;
    private final Intake intake;
    private final EntryReader entries;
    private final KeyedHash hashes;
    private final ImportFolder folder;
    private volatile @Nullable Wait wait;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final ExecutorService reader = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("import-reader").daemon().factory());

    ImportRuns(
            ImportTable table,
            Mappings mappings,
            Intake intake,
            EntryReader entries,
            KeyedHash hashes,
            ImportFolder folder) {
        this.table = table;
        this.mappings = mappings;
        this.intake = intake;
        this.entries = entries;
        this.hashes = hashes;
        this.folder = folder;
    }

    /** What an import waits for; only this process knows, since what it waits for is what keeps such things. */
    private record Wait(String id, String reason) {}

    /** How an import ended. */
    private record End(ImportJob.State state, @Nullable String message) {}

    /** Comes back when it is over, or comes to rest since this process ends. */
    void run(String id) {
        Duration pause = PAUSE;
        while (!isStopping()) {
            try {
                attempt(id);
                return;
            } catch (RuntimeException | Error e) {
                if (!Outage.isBehind(e)) {
                    LOG.error("Import {} stays as it is until the next start", id, e);
                    wait = null;
                    return;
                }
                LOG.warn("Import {} waits for the database, and is tried again: {}", id, e.getMessage());
                wait = new Wait(id, String.valueOf(e.getMessage()));
            }
            if (isStoppedWithin(pause)) {
                return;
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    /** The same, with what it waits for here. */
    ImportJob told(ImportJob job) {
        Wait now = wait;
        return now == null || !now.id().equals(job.id()) || job.state().isOver()
                ? job
                : job.saying("it waits for the database, and goes on by itself: " + now.reason());
    }

    private void attempt(String id) {
        ImportJob job = table.find(id).orElseThrow();
        if (!job.state().isOver()) {
            End end = go(job);
            if (end == null) {
                return;
            }
            table.end(id, end.state(), end.message());
        }
        folder.remove(id);
    }

    /** None when it has come to rest, and goes on after the next start. */
    private @Nullable End go(ImportJob job) {
        Path file = folder.file(job.id());
        try (InputStream in = Files.newInputStream(file)) {
            long bytes = Files.size(file);
            if (bytes < job.bytes()) {
                return new End(
                        ImportJob.State.FAILED,
                        "its file has only " + bytes + " of the " + job.bytes() + " bytes that arrived" + IMPORT_AGAIN);
            }
            Phrase fault = FirstBytes.fault(file);
            if (fault != null) {
                throw new InvalidMappingException(fault);
            }
            RowReader rows = new RowReader(in, mappings.parse(table.mappingText(job.id())), entries, hashes);
            table.keepHeader(job.id(), rows.headerLine());
            if (record(job, rows)) {
                return new End(ImportJob.State.DONE, null);
            }
            return table.isCancelled(job.id()) ? new End(ImportJob.State.CANCELLED, null) : null;
        } catch (InvalidMappingException e) {
            return new End(ImportJob.State.FAILED, e.getMessage());
        } catch (NoSuchFileException e) {
            return new End(ImportJob.State.FAILED, "its file is no longer there" + IMPORT_AGAIN);
        } catch (IOException | RuntimeException | Error e) {
            // An error, such as that there is no thread to be had, ends no process: the import would stand still.
            return failed(job, e);
        }
    }

    private @Nullable End failed(ImportJob job, Throwable e) {
        if (isStopping()) {
            LOG.warn("Import {} of {} goes on after the next start", job.id(), job.file());
            return null;
        }
        if (Outage.isBehind(e)) {
            throw new RecoverableDataAccessException(
                    String.valueOf(NestedExceptionUtils.getMostSpecificCause(e).getMessage()), e);
        }
        LOG.error("Import {} of {} failed", job.id(), job.file(), e);
        return new End(
                ImportJob.State.FAILED,
                NestedExceptionUtils.getMostSpecificCause(e).getMessage() + IMPORT_AGAIN);
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
            } catch (ExecutionException e) {
                throw new IOException("the file cannot be read", e.getCause());
            }
            if (chunk.rows().isEmpty()) {
                return true;
            }
            if (isStopping() || table.isCancelled(job.id())) {
                return false;
            }
            next = reader.submit(() -> Chunk.read(rows, job.done(), intake, foresight));
            intake.record(chunk.groups(), outcomes -> advance(job.id(), chunk.rows(), chunk.readable(), outcomes));
            wait = null;
        }
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

    /** Lets what runs come to rest after the rows it is at. */
    void stop() {
        stopped.countDown();
    }

    private boolean isStopping() {
        return stopped.getCount() == 0;
    }

    private boolean isStoppedWithin(Duration pause) {
        try {
            return stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        reader.shutdown();
    }
}
