package io.journeyledger.store;

import io.journeyledger.ledger.JourneyId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What was answered to each entry, so that the same source and id is recorded once and answered the same the second time.
 * Kept in the transaction that appends the entry's events.
 */
public final class Receipts {

    private static final int BYTES = 16;

    private final JdbcTemplate writer;
    private final JdbcTemplate reader;

    Receipts(Database database) {
        this.writer = SqlFailures.template(database.writer());
        this.reader = SqlFailures.template(database.reader());
    }

    /**
     * The events that an entry became.
     *
     * @param firstSequence place of the first in the journey
     * @param events how many, 0 when the entry changed nothing
     */
    public record Receipt(JourneyId journey, long firstSequence, int events) {}

    /** First 16 bytes of the SHA-256 of tenant, source and id: what an entry is known by. */
    public static byte[] hash(@Nullable String tenant, String source, String id) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (String part : new String[] {tenant == null ? "" : tenant, source, id}) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                // The length first: "a" + "bc" is another entry than "ab" + "c".
                sha256.update((byte) (bytes.length >> 8));
                sha256.update((byte) bytes.length);
                sha256.update(bytes);
            }
            return Arrays.copyOf(sha256.digest(), BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The receipt as committed, read beside any writer. */
    public Optional<Receipt> find(byte[] entryHash) {
        return reader
                .query(
                        "SELECT j.id, r.first_sequence, r.event_count FROM receipt r"
                                + " JOIN journey j ON j.number = r.journey WHERE r.entry_hash = ?",
                        (row, index) -> new Receipt(new JourneyId(row.getString(1)), row.getLong(2), row.getInt(3)),
                        entryHash)
                .stream()
                .findFirst();
    }

    /**
     * Writes a receipt in the current transaction. Call it after the events were appended: a journey is known by then.
     *
     * @throws org.springframework.dao.DuplicateKeyException when the entry has one already
     */
    public void write(byte[] entryHash, Receipt receipt) {
        writer.update(
                "INSERT INTO receipt (entry_hash, journey, first_sequence, event_count)"
                        + " VALUES (?, (SELECT number FROM journey WHERE id = ?), ?, ?)",
                entryHash,
                receipt.journey().value(),
                receipt.firstSequence(),
                receipt.events());
    }
}
