package io.journeyledger.store;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Writes new events: the rows of new journeys first, then all events as one batch. */
final class Appending {

    private static final String JOURNEY = "INSERT INTO journey (id) VALUES (?) ON CONFLICT DO NOTHING";

    private final Dialect dialect;
    private final EventTypes types;
    private final String event;

    Appending(Dialect dialect, EventTypes types) {
        this.dialect = dialect;
        this.types = types;
        this.event = "INSERT INTO domain_event (journey, sequence, type, recorded_at, payload, metadata) VALUES"
                + " ((SELECT number FROM journey WHERE id = ?), ?, ?, ?, " + dialect.textParameter() + ", "
                + dialect.textParameter() + ")";
    }

    /** @throws IllegalArgumentException when one of them is not an event of the catalogue */
    void requireKnown(List<NewEvent> events) {
        events.forEach(event -> types.code(event.type(), event.revision()));
    }

    void append(Connection connection, List<NewEvent> events) throws SQLException {
        journeys(connection, events);
        try (PreparedStatement insert = connection.prepareStatement(event)) {
            for (NewEvent row : events) {
                insert.setString(1, row.journey());
                insert.setLong(2, row.sequence());
                insert.setInt(3, types.code(row.type(), row.revision()));
                dialect.bindInstant(insert, 4, row.recordedMillis());
                dialect.bindText(insert, 5, row.payload());
                byte[] metadata = row.metadata();
                if (metadata == null) {
                    insert.setNull(6, java.sql.Types.VARCHAR);
                } else {
                    dialect.bindText(insert, 6, metadata);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void journeys(Connection connection, List<NewEvent> events) throws SQLException {
        // In one order, so that two transactions that begin the same journeys wait for each other instead of for ever.
        List<String> begun = events.stream()
                .filter(event -> event.sequence() == 0)
                .map(NewEvent::journey)
                .distinct()
                .sorted()
                .toList();
        if (begun.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(JOURNEY)) {
            for (String journey : begun) {
                insert.setString(1, journey);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Index of the event that could not be written, as far as the driver tells it; else the first. */
    static int failedAt(Exception failure, int size) {
        if (failure instanceof BatchUpdateException batch) {
            int[] counts = batch.getUpdateCounts();
            for (int i = 0; i < Math.min(counts.length, size); i++) {
                if (counts[i] == java.sql.Statement.EXECUTE_FAILED) {
                    return i;
                }
            }
            return counts.length < size ? counts.length : 0;
        }
        return 0;
    }
}
