package io.journeyledger.store.engine;

import io.journeyledger.store.database.Dialect;
import io.journeyledger.store.database.JourneyNumbers;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes new events: the rows of new journeys first, then all events as one batch. */
final class Appending {

    private static final String JOURNEY = "INSERT INTO journey (id) VALUES (?) ON CONFLICT DO NOTHING";

    private final Dialect dialect;
    private final EventTypes types;
    private final @Nullable JourneyNumbers numbers;
    private final String event;
    private final String eventAt;

    /** @param numbers those that are remembered; none: they are asked for each time */
    Appending(Dialect dialect, EventTypes types, @Nullable JourneyNumbers numbers) {
        this.dialect = dialect;
        this.types = types;
        this.numbers = numbers;
        String columns = "journey, sequence, type, recorded_at, payload, metadata";
        String values = "?, ?, ?, ?, " + dialect.textParameter() + ", " + dialect.textParameter();
        if (dialect.hasOrigins()) {
            columns += ", origin";
            values += ", ?";
        }
        this.event = "INSERT INTO domain_event (" + columns + ") VALUES (" + values + ")";
        this.eventAt = "INSERT INTO domain_event (" + columns + ", position) VALUES (" + values + ", ?)";
    }

    /** @throws IllegalArgumentException when one of them is not an event of the catalogue */
    void requireKnown(List<NewEvent> events) {
        events.forEach(event -> types.code(event.type(), event.revision()));
    }

    void append(Connection connection, List<NewEvent> events) throws SQLException {
        append(connection, events, null);
    }

    /** @param positions theirs; null: the database gives them the next ones */
    void append(Connection connection, List<NewEvent> events, long @Nullable [] positions) throws SQLException {
        begin(connection, events);
        // Asked once for all: a bulk has many events of a journey, and of an origin.
        Set<String> named = distinct(events, NewEvent::journey);
        Map<String, Long> journeys =
                numbers == null ? JourneyNumbers.of(connection, named) : numbers.known(connection, named);
        Map<String, Integer> origins = Origins.numbers(
                connection, distinct(events, row -> row.metadata().origin()));
        int place = 0;
        try (PreparedStatement insert = connection.prepareStatement(positions == null ? event : eventAt)) {
            for (NewEvent row : events) {
                NewMetadata metadata = row.metadata();
                setNumber(insert, 1, journeys.get(row.journey())); // none: the row is refused
                insert.setLong(2, row.sequence());
                insert.setInt(3, types.code(row.type(), row.revision()));
                dialect.bindInstant(insert, 4, row.recordedMillis());
                dialect.bindText(insert, 5, row.payload());
                byte[] text = metadata.text();
                if (text == null) {
                    insert.setNull(6, Types.VARCHAR);
                } else {
                    dialect.bindText(insert, 6, text);
                }
                if (dialect.hasOrigins()) {
                    setNumber(insert, 7, metadata.origin() == null ? null : origins.get(metadata.origin()));
                }
                if (positions != null) {
                    insert.setLong(dialect.hasOrigins() ? 8 : 7, positions[place++]);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void setNumber(PreparedStatement insert, int index, @Nullable Number number) throws SQLException {
        if (number == null) {
            insert.setNull(index, Types.INTEGER);
        } else {
            insert.setInt(index, number.intValue());
        }
    }

    private static Set<String> distinct(List<NewEvent> events, Function<NewEvent, @Nullable String> of) {
        Set<String> distinct = new HashSet<>();
        for (NewEvent event : events) {
            String value = of.apply(event);
            if (value != null) {
                distinct.add(value);
            }
        }
        return distinct;
    }

    private static void begin(Connection connection, List<NewEvent> events) throws SQLException {
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
