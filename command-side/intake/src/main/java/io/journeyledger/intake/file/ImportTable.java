package io.journeyledger.intake.file;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.PersonalText;
import io.journeyledger.store.database.Database;
import io.journeyledger.store.keys.JourneyKeys;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Imports and their rejects as they are kept. Rejected rows may name persons, so they are sealed under a key of the
 * import.
 */
@Repository
class ImportTable {

    private static final String COLUMNS = "id, mapping, file_name, state, file_bytes, next_offset, rows_read, recorded,"
            + " duplicate, rejected, message, created_at, updated_at";

    /** Bytes of a page of rejected rows, as they are kept. */
    private static final long PAGE_BYTES = 4 * 1024 * 1024;

    /** Rows that are written at once take seconds. */
    private static final Duration STANDS_STILL = Duration.ofMinutes(1);

    private final JdbcTemplate writer;
    private final JdbcTemplate reader;
    private final JourneyKeys keys;
    private final InstantSource clock;

    ImportTable(JdbcTemplate jdbc, Database database, JourneyKeys keys, InstantSource clock) {
        this.writer = jdbc;
        // Whoever looks at an import does not wait for what is being written.
        this.reader = new JdbcTemplate(database.reader());
        this.keys = keys;
        this.clock = clock;
    }

    void add(ImportJob job, String mappingText) {
        writer.update(
                "INSERT INTO import_job (id, mapping, file_name, file_bytes, state, created_at, updated_at, detail)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                job.id(),
                job.mapping(),
                job.file(),
                job.bytes(),
                job.state().name(),
                job.createdAt().toEpochMilli(),
                job.updatedAt().toEpochMilli(),
                mappingText);
    }

    Optional<ImportJob> find(String id) {
        return reader.query("SELECT " + COLUMNS + " FROM import_job WHERE id = ?", ImportTable::job, id).stream()
                .findFirst();
    }

    List<ImportJob> latest(int after, int most) {
        return reader.query(
                "SELECT " + COLUMNS + " FROM import_job ORDER BY created_at DESC, id LIMIT ? OFFSET ?",
                ImportTable::job,
                most,
                after);
    }

    List<ImportJob> running() {
        return reader.query(
                "SELECT " + COLUMNS + " FROM import_job WHERE state IN ('RUNNING', 'CANCELLING') ORDER BY created_at",
                ImportTable::job);
    }

    /**
     * For whichever process runs it; one that is over stays as it ended. One that has stood still is over at once: it
     * waits for its turn, or its process is gone, and nobody else would end it.
     */
    void cancel(String id) {
        writer.update(
                "UPDATE import_job SET state = CASE WHEN updated_at < ? THEN 'CANCELLED' ELSE 'CANCELLING' END"
                        + " WHERE id = ? AND state IN ('RUNNING', 'CANCELLING')",
                clock.instant().minus(STANDS_STILL).toEpochMilli(),
                id);
    }

    boolean isCancelled(String id) {
        ImportJob.State state = find(id).orElseThrow().state();
        return state == ImportJob.State.CANCELLING || state == ImportJob.State.CANCELLED;
    }

    String mappingText(String id) {
        return java.util.Objects.requireNonNull(
                reader.queryForObject("SELECT detail FROM import_job WHERE id = ?", String.class, id));
    }

    void keepHeader(String id, @Nullable String header) {
        writer.update("UPDATE import_job SET header = ? WHERE id = ?", header, id);
    }

    @Nullable
    String header(String id) {
        return reader.queryForObject("SELECT header FROM import_job WHERE id = ?", String.class, id);
    }

    /**
     * Adds to the counts; part of the transaction that records the rows. Where these rows are in them nothing is added:
     * a transaction of which nobody learnt that it was durable is done again, and finds its entries recorded.
     */
    void advance(String id, long offset, int read, int recorded, int duplicate, List<Reject> rejects) {
        int added = writer.update(
                "UPDATE import_job SET next_offset = ?, rows_read = rows_read + ?, recorded = recorded + ?,"
                        + " duplicate = duplicate + ?, rejected = rejected + ?, updated_at = ?"
                        + " WHERE id = ? AND next_offset < ?",
                offset,
                read,
                recorded,
                duplicate,
                rejects.size(),
                clock.millis(),
                id,
                offset);
        if (added == 0) {
            return;
        }
        JourneyId sealedUnder = keyOf(id);
        writer.batchUpdate(
                "INSERT INTO import_reject (job_id, row_number, line, field, code, reason, raw) VALUES (?, ?, ?, ?, ?, ?, ?)",
                rejects.stream()
                        .map(r -> new Object[] {
                            id,
                            r.row(),
                            r.line(),
                            FieldNames.ours(r.field()),
                            r.code(),
                            seal(sealedUnder, r.reason()),
                            seal(sealedUnder, r.raw()).getBytes(StandardCharsets.UTF_8)
                        })
                        .toList());
    }

    void end(String id, ImportJob.State state, @Nullable String message) {
        writer.update(
                "UPDATE import_job SET state = ?, message = ?, updated_at = ? WHERE id = ?",
                state.name(),
                message,
                clock.millis(),
                id);
    }

    /** Fewer than {@code most} where they are long; none when there are no more. */
    List<Reject> rejects(String id, long afterRow, int most) {
        return reader.query(
                "SELECT row_number, line, code, reason, field, raw FROM import_reject"
                        + " WHERE job_id = ? AND row_number > ? AND row_number <= ? ORDER BY row_number",
                (row, n) -> new Reject(
                        row.getLong(1),
                        row.getLong(2),
                        row.getString(3),
                        open(id, row.getString(4).getBytes(StandardCharsets.UTF_8)),
                        row.getString(5),
                        open(id, row.getBytes(6))),
                id,
                afterRow,
                lastOfPage(id, afterRow, most));
    }

    private record Size(long row, long bytes) {}

    /** Long rows fill a page of their own: each may have a MiB. */
    private long lastOfPage(String id, long afterRow, int most) {
        long last = afterRow;
        long bytes = 0;
        for (Size size : reader.query(
                "SELECT row_number, length(raw) FROM import_reject"
                        + " WHERE job_id = ? AND row_number > ? ORDER BY row_number LIMIT ?",
                (row, n) -> new Size(row.getLong(1), row.getLong(2)),
                id,
                afterRow,
                most)) {
            bytes += size.bytes();
            if (bytes > PAGE_BYTES && last > afterRow) {
                break;
            }
            last = size.row();
        }
        return last;
    }

    private String seal(JourneyId under, String text) {
        return keys.seal(under, new PersonalText.Clear(text)).cipher();
    }

    private String open(String id, byte[] sealed) {
        PersonalText text = keys.open(keyOf(id), new PersonalText.Sealed(new String(sealed, StandardCharsets.UTF_8)));
        return switch (text) {
            case PersonalText.Clear(String clear) -> clear;
            case PersonalText.Sealed sealedStill -> throw new IllegalStateException("opening left a text sealed");
            case PersonalText.Erased erased -> PersonalText.ERASED;
        };
    }

    private static JourneyId keyOf(String id) {
        return new JourneyId("import-" + id);
    }

    private static ImportJob job(ResultSet row, int n) throws SQLException {
        return new ImportJob(
                row.getString("id"),
                row.getString("mapping"),
                row.getString("file_name"),
                ImportJob.State.valueOf(row.getString("state")),
                row.getLong("file_bytes"),
                row.getLong("next_offset"),
                row.getLong("rows_read"),
                row.getLong("recorded"),
                row.getLong("duplicate"),
                row.getLong("rejected"),
                row.getString("message"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("updated_at")));
    }
}
