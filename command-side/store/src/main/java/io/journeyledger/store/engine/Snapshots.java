package io.journeyledger.store.engine;

import io.journeyledger.ledger.Recorded;
import io.journeyledger.store.database.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

    /** Those of the journeys that have a snapshot. */
    Set<Long> among(Connection connection, Collection<Long> journeys) throws SQLException {
        if (journeys.isEmpty()) {
            return Set.of();
        }
        Set<Long> found = new HashSet<>();
        String numbers = journeys.stream().map(String::valueOf).collect(Collectors.joining(","));
        try (Statement select = connection.createStatement();
                ResultSet rows =
                        select.executeQuery("SELECT journey FROM snapshot_event WHERE journey IN (" + numbers + ")")) {
            while (rows.next()) {
                found.add(rows.getLong(1));
            }
        }
        return found;
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
