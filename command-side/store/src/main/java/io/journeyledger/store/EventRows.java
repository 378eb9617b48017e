package io.journeyledger.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads rows of the table {@code domain_event}. */
final class EventRows {

    private static final String COLUMNS = "e.sequence, e.type, e.recorded_at, e.payload, e.metadata, e.position";
    private static final String IN_ORDER = "SELECT " + COLUMNS + ", j.id FROM domain_event e"
            + " JOIN journey j ON j.number = e.journey"
            + " WHERE e.position > ? AND e.position <= ? ORDER BY e.position LIMIT ?";
    private static final String OF_JOURNEY = "SELECT " + COLUMNS + " FROM domain_event e"
            + " WHERE e.journey = (SELECT number FROM journey WHERE id = ?) AND e.sequence >= ?"
            + " ORDER BY e.sequence LIMIT ?";
    private static final String LAST_SEQUENCE = "SELECT e.sequence FROM domain_event e"
            + " WHERE e.journey = (SELECT number FROM journey WHERE id = ?) ORDER BY e.sequence DESC LIMIT 1";

    private final Dialect dialect;
    private final EventTypes types;

    EventRows(Dialect dialect, EventTypes types) {
        this.dialect = dialect;
        this.types = types;
    }

    /** Rows with {@code after < position <= upTo}, in the order of positions. */
    List<RawEvent> inOrder(Connection connection, long after, long upTo, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(IN_ORDER)) {
            select.setLong(1, after);
            select.setLong(2, upTo);
            select.setInt(3, limit);
            try (ResultSet rows = select.executeQuery()) {
                List<RawEvent> events = new ArrayList<>((int) Math.min(limit, Math.max(upTo - after, 0)));
                while (rows.next()) {
                    events.add(event(rows, rows.getString(7)));
                }
                return events;
            }
        }
    }

    List<RawEvent> ofJourney(Connection connection, String journey, long fromSequence, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OF_JOURNEY)) {
            select.setString(1, journey);
            select.setLong(2, fromSequence);
            select.setInt(3, limit);
            try (ResultSet rows = select.executeQuery()) {
                List<RawEvent> events = new ArrayList<>();
                while (rows.next()) {
                    events.add(event(rows, journey));
                }
                return events;
            }
        }
    }

    /** Place of a journey's last event, or -1 when it has none. */
    static long lastSequence(Connection connection, String journey) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LAST_SEQUENCE)) {
            select.setString(1, journey);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? rows.getLong(1) : -1;
            }
        }
    }

    private RawEvent event(ResultSet row, String journey) throws SQLException {
        TypeRevision type = types.type(row.getInt(2));
        return new RawEvent(
                row.getLong(6),
                journey,
                row.getLong(1),
                type.name(),
                type.revision(),
                dialect.readInstant(row, 3),
                row.getBytes(4),
                row.getBytes(5));
    }
}
