package io.journeyledger.store.operation;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.store.database.Database;
import io.journeyledger.store.keys.StoredKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.dao.DataAccessResourceFailureException;

/** Reads what a ledger keeps beside its events and cannot make again from them: keys, and the answers to entries. */
public final class BesideEvents {

    private static final String KEY = "SELECT wrapped, created_at, erased_at FROM journey_key WHERE journey_id = ?";

    private static final String RECEIPTS = "SELECT r.entry_hash, j.id, r.first_sequence, r.event_count"
            + " FROM receipt r JOIN journey j ON j.number = r.journey"
            + " WHERE r.entry_hash > ? ORDER BY r.entry_hash LIMIT ?";

    private final Database database;

    BesideEvents(Database database) {
        this.database = database;
    }

    /** The keys of these journeys, erased ones without what they opened; a journey that never had one is left out. */
    public List<StoredKey> keys(Collection<JourneyId> journeys) {
        return read(connection -> {
            List<StoredKey> keys = new ArrayList<>(journeys.size());
            try (PreparedStatement select = connection.prepareStatement(KEY)) {
                for (JourneyId journey : journeys) {
                    select.setString(1, journey.value());
                    try (ResultSet row = select.executeQuery()) {
                        if (row.next()) {
                            keys.add(key(journey, row));
                        }
                    }
                }
            }
            return keys;
        });
    }

    private static StoredKey key(JourneyId journey, ResultSet row) throws SQLException {
        long erased = row.getLong(3);
        return new StoredKey(
                journey,
                row.getBytes(1),
                Instant.ofEpochMilli(row.getLong(2)),
                erased == 0 ? null : Instant.ofEpochMilli(erased));
    }

    /**
     * Receipts in the order of their entries' hashes.
     *
     * @param after the hash of the last one already read; empty to begin
     * @param limit most to return
     */
    public List<StoredReceipt> receipts(byte[] after, int limit) {
        return read(connection -> {
            List<StoredReceipt> receipts = new ArrayList<>(limit);
            try (PreparedStatement select = connection.prepareStatement(RECEIPTS)) {
                select.setBytes(1, after);
                select.setInt(2, limit);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        receipts.add(new StoredReceipt(
                                row.getBytes(1), new JourneyId(row.getString(2)), row.getLong(3), row.getInt(4)));
                    }
                }
            }
            return receipts;
        });
    }

    private interface Reading<T> {
        T of(Connection connection) throws SQLException;
    }

    private <T> T read(Reading<T> reading) {
        try (Connection connection = database.reader().getConnection()) {
            return reading.of(connection);
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException(
                    "What stands beside the events cannot be read: " + e.getMessage(), e);
        }
    }
}
