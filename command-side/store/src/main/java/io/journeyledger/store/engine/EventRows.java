package io.journeyledger.store.engine;

import io.journeyledger.store.codec.TypeRevision;
import io.journeyledger.store.database.Dialect;
import io.journeyledger.store.reading.RawEvent;
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
import org.jspecify.annotations.Nullable;

/** Reads rows of the table {@code domain_event}. */
final class EventRows {

    /** Journeys a query; their numbers stand in the statement, so that one form serves both databases. */
    private static final int AT_ONCE = 500;

    private static final String LAST_SEQUENCE = "SELECT e.sequence FROM domain_event e"
            + " WHERE e.journey = (SELECT number FROM journey WHERE id = ?) ORDER BY e.sequence DESC LIMIT 1";

    /** The column with a journey's number. */
    private static final int JOURNEY = 6;

    private final Dialect dialect;
    private final EventTypes types;
    private final String inOrder;
    private final String ofJourney;
    private final String ofJourneys;
    private final String factsOfJourneys;
    private final String ofSome;
    private final JourneyNames names = new JourneyNames();
    private final Origins origins = new Origins();

    EventRows(Dialect dialect, EventTypes types) {
        this.dialect = dialect;
        this.types = types;
        String facts = "SELECT e.sequence, e.type, e.recorded_at, e.payload, e.position, e.journey";
        String columns = facts + ", e.metadata, " + (dialect.hasOrigins() ? "e.origin" : "0") + " FROM domain_event e";
        this.inOrder = columns + " WHERE e.position > ? AND e.position <= ? ORDER BY e.position LIMIT ?";
        this.ofJourney = columns
                + " WHERE e.journey = (SELECT number FROM journey WHERE id = ?) AND e.sequence >= ?"
                + " ORDER BY e.sequence LIMIT ?";
        // The plus keeps planners from reading a range of positions instead of the journeys.
        String byNumber = " WHERE e.journey BETWEEN ? AND ? AND +e.position <= ? ORDER BY e.journey, e.sequence";
        this.ofJourneys = columns + byNumber;
        this.factsOfJourneys = facts + " FROM domain_event e" + byNumber;
        this.ofSome = columns + " WHERE e.journey IN (%s) ORDER BY e.journey, e.sequence";
    }

    /** Rows with {@code after < position <= upTo}, in the order of positions. */
    List<RawEvent> inOrder(Connection connection, long after, long upTo, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(inOrder)) {
            select.setLong(1, after);
            select.setLong(2, upTo);
            select.setInt(3, limit);
            return named(connection, select, (int) Math.min(limit, Math.max(upTo - after, 0)), true);
        }
    }

    /** Whole journeys by their numbers, one after the other, as far as {@code position <= upTo}. */
    List<RawEvent> ofJourneys(Connection connection, long first, long last, long upTo, boolean metadata)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(metadata ? ofJourneys : factsOfJourneys)) {
            select.setLong(1, first);
            select.setLong(2, last);
            select.setLong(3, upTo);
            return named(connection, select, 1_000, metadata);
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
                        String journey = Objects.requireNonNull(journeys.get(rows.getLong(JOURNEY)));
                        events.add(event(connection, rows, journey, true));
                    }
                }
            }
        }
        return events;
    }

    /** Rows whose journeys stand in them as numbers. */
    private List<RawEvent> named(Connection connection, PreparedStatement select, int expected, boolean metadata)
            throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            List<RawEvent> events = new ArrayList<>(expected);
            Map<Integer, Long> unnamed = new LinkedHashMap<>();
            while (rows.next()) {
                long number = rows.getLong(JOURNEY);
                String journey = names.find(number);
                if (journey == null) {
                    unnamed.put(events.size(), number);
                }
                events.add(event(connection, rows, journey == null ? "" : journey, metadata));
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
                    events.add(event(connection, rows, journey, true));
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

    private RawEvent event(Connection connection, ResultSet row, String journey, boolean metadata) throws SQLException {
        TypeRevision type = types.type(row.getInt(2));
        return new RawEvent(
                row.getLong(5),
                journey,
                row.getLong(1),
                type.name(),
                type.revision(),
                dialect.readInstant(row, 3),
                row.getBytes(4),
                metadata ? metadata(connection, row) : null);
    }

    private byte @Nullable [] metadata(Connection connection, ResultSet row) throws SQLException {
        byte[] own = row.getBytes(7);
        int origin = row.getInt(8); // 0 when there is none
        return origin == 0 ? own : origins.metadata(connection, origin, own);
    }
}
