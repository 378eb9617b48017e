package io.journeyledger.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;

/** Reads rows of the table {@code domain_event}. */
final class EventRows {

    /** Journeys a query; their numbers stand in the statement, so that one form serves both databases. */
    private static final int AT_ONCE = 500;

    private static final String LAST_SEQUENCE = "SELECT e.sequence FROM domain_event e"
            + " WHERE e.journey = (SELECT number FROM journey WHERE id = ?) ORDER BY e.sequence DESC LIMIT 1";

    private final Dialect dialect;
    private final EventTypes types;
    private final String inOrder;
    private final String ofJourney;
    private final String ofJourneys;
    private final String ofSome;
    private final JourneyNames names = new JourneyNames();
    private final Origins origins = new Origins();

    EventRows(Dialect dialect, EventTypes types) {
        this.dialect = dialect;
        this.types = types;
        String columns = "SELECT e.sequence, e.type, e.recorded_at, e.payload, e.metadata, e.position, "
                + (dialect.hasOrigins() ? "e.origin" : "0");
        this.inOrder = columns + ", e.journey FROM domain_event e"
                + " WHERE e.position > ? AND e.position <= ? ORDER BY e.position LIMIT ?";
        this.ofJourney = columns + " FROM domain_event e"
                + " WHERE e.journey = (SELECT number FROM journey WHERE id = ?) AND e.sequence >= ?"
                + " ORDER BY e.sequence LIMIT ?";
        // The plus keeps planners from reading a range of positions instead of the journeys.
        this.ofJourneys = columns + ", e.journey FROM domain_event e"
                + " WHERE e.journey BETWEEN ? AND ? AND +e.position <= ? ORDER BY e.journey, e.sequence";
        this.ofSome =
                columns + ", e.journey FROM domain_event e WHERE e.journey IN (%s) ORDER BY e.journey, e.sequence";
    }

    /** Rows with {@code after < position <= upTo}, in the order of positions. */
    List<RawEvent> inOrder(Connection connection, long after, long upTo, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(inOrder)) {
            select.setLong(1, after);
            select.setLong(2, upTo);
            select.setInt(3, limit);
            return named(connection, select, (int) Math.min(limit, Math.max(upTo - after, 0)));
        }
    }

    /** Whole journeys by their numbers, one after the other, as far as {@code position <= upTo}. */
    List<RawEvent> ofJourneys(Connection connection, long first, long last, long upTo) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(ofJourneys)) {
            select.setLong(1, first);
            select.setLong(2, last);
            select.setLong(3, upTo);
            return named(connection, select, 1_000);
        }
    }

    /** Whole journeys, one after the other. The ids are by number, so that none has to be looked up, or kept, here. */
    List<RawEvent> ofJourneys(Connection connection, Map<Long, String> journeys) throws SQLException {
        List<RawEvent> events = new ArrayList<>();
        Iterator<Long> rest = journeys.keySet().iterator();
        try (Statement select = connection.createStatement()) {
            while (rest.hasNext()) {
                StringJoiner some = new StringJoiner(",");
                for (int i = 0; i < AT_ONCE && rest.hasNext(); i++) {
                    some.add(rest.next().toString());
                }
                try (ResultSet rows = select.executeQuery(ofSome.formatted(some))) {
                    while (rows.next()) {
                        String journey = Objects.requireNonNull(journeys.get(rows.getLong(8)));
                        events.add(event(connection, rows, journey));
                    }
                }
            }
        }
        return events;
    }

    /** Rows whose journeys stand in them as numbers. */
    private List<RawEvent> named(Connection connection, PreparedStatement select, int expected) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            List<RawEvent> events = new ArrayList<>(expected);
            Map<Integer, Long> unnamed = new LinkedHashMap<>();
            while (rows.next()) {
                long number = rows.getLong(8);
                String journey = names.find(number);
                if (journey == null) {
                    unnamed.put(events.size(), number);
                }
                events.add(event(connection, rows, journey == null ? "" : journey));
            }
            name(connection, events, unnamed);
            return events;
        }
    }

    /** Fills in the journeys that were not known yet, by their places in the page. */
    private void name(Connection connection, List<RawEvent> events, Map<Integer, Long> unnamed) throws SQLException {
        if (unnamed.isEmpty()) {
            return;
        }
        Map<Long, String> loaded = names.load(connection, new LinkedHashSet<>(unnamed.values()));
        for (Map.Entry<Integer, Long> place : unnamed.entrySet()) {
            String journey = loaded.get(place.getValue());
            if (journey == null) {
                throw new SQLException("The ledger names no journey " + place.getValue() + ": the table is damaged");
            }
            events.set(place.getKey(), events.get(place.getKey()).of(journey));
        }
    }

    List<RawEvent> ofJourney(Connection connection, String journey, long fromSequence, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(ofJourney)) {
            select.setString(1, journey);
            select.setLong(2, fromSequence);
            select.setInt(3, limit);
            try (ResultSet rows = select.executeQuery()) {
                List<RawEvent> events = new ArrayList<>();
                while (rows.next()) {
                    events.add(event(connection, rows, journey));
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

    private RawEvent event(Connection connection, ResultSet row, String journey) throws SQLException {
        TypeRevision type = types.type(row.getInt(2));
        byte[] metadata = row.getBytes(5);
        int origin = row.getInt(7); // 0 when there is none
        return new RawEvent(
                row.getLong(6),
                journey,
                row.getLong(1),
                type.name(),
                type.revision(),
                dialect.readInstant(row, 3),
                row.getBytes(4),
                origin == 0 ? metadata : origins.metadata(connection, origin, metadata));
    }
}
