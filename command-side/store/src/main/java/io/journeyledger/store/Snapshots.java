package io.journeyledger.store;

import io.journeyledger.ledger.Recorded;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GenericDomainEventEntry;

/** Keeps the latest snapshot of a journey. A snapshot that comes late does not replace a newer one. */
final class Snapshots {

    private static final String FIND = "SELECT sequence, recorded_at, type, revision, payload, metadata"
            + " FROM snapshot_event WHERE journey = (SELECT number FROM journey WHERE id = ?)";

    private final Dialect dialect;
    private final String store;

    Snapshots(Dialect dialect) {
        this.dialect = dialect;
        this.store = "INSERT INTO snapshot_event (journey, sequence, recorded_at, type, revision, payload, metadata)"
                + " VALUES ((SELECT number FROM journey WHERE id = ?), ?, ?, ?, ?, " + dialect.textParameter() + ", "
                + dialect.textParameter() + ") ON CONFLICT (journey) DO UPDATE SET sequence = excluded.sequence,"
                + " recorded_at = excluded.recorded_at, type = excluded.type, revision = excluded.revision,"
                + " payload = excluded.payload, metadata = excluded.metadata"
                + " WHERE snapshot_event.sequence < excluded.sequence";
    }

    void store(Connection connection, NewEvent snapshot) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement(store)) {
            upsert.setString(1, snapshot.journey());
            upsert.setLong(2, snapshot.sequence());
            dialect.bindInstant(upsert, 3, snapshot.recordedMillis());
            upsert.setString(4, snapshot.type());
            upsert.setString(5, snapshot.revision());
            dialect.bindText(upsert, 6, snapshot.payload());
            byte[] metadata = snapshot.metadata().text();
            dialect.bindText(upsert, 7, metadata == null ? NewEvent.NO_METADATA : metadata);
            upsert.executeUpdate();
        }
    }

    Optional<DomainEventData<byte[]>> find(Connection connection, String journey) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setString(1, journey);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                long sequence = row.getLong(1);
                return Optional.of(new GenericDomainEventEntry<>(
                        LedgerStorageEngine.AGGREGATE,
                        journey,
                        sequence,
                        Recorded.eventId(journey, sequence),
                        java.time.Instant.ofEpochMilli(dialect.readInstant(row, 2)),
                        row.getString(3),
                        row.getString(4),
                        row.getBytes(5),
                        row.getBytes(6)));
            }
        }
    }
}
