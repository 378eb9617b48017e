package io.journeyledger.store.engine;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.store.database.Database;
import io.journeyledger.store.database.Dialect;
import io.journeyledger.store.database.JourneyNumbers;
import io.journeyledger.store.reading.LedgerReader;
import io.journeyledger.store.reading.RawEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;

/** Reads the ledger's tables by keyset, a page a statement: no cursor stays open between two calls. */
final class SqlLedgerReader implements LedgerReader {

    private final DataSource reader;
    private final Dialect dialect;
    private final EventRows rows;

    /** Highest position known to be settled. What is settled stays so, hence it is asked anew only at its end. */
    private final AtomicLong settled = new AtomicLong();

    private final Object counting = new Object();
    private long countedTo;
    private long counted;

    SqlLedgerReader(Database database, EventTypes types) {
        this.reader = database.reader();
        this.dialect = database.dialect();
        this.rows = new EventRows(dialect, types);
    }

    /** A piece of reading on one connection. */
    @FunctionalInterface
    interface Query<T> {
        T run(Connection connection) throws SQLException;
    }

    EventRows rows() {
        return rows;
    }

    @Override
    public List<RawEvent> read(long after, int limit) {
        return query(connection -> {
            long upTo = settled.get();
            if (upTo - after < limit) {
                upTo = settled(connection);
            }
            return rows.inOrder(connection, after, upTo, limit);
        });
    }

    @Override
    public List<RawEvent> read(JourneyId journey, long fromSequence, int limit) {
        return query(connection -> rows.ofJourney(connection, journey.value(), fromSequence, limit));
    }

    @Override
    public Map<JourneyId, List<RawEvent>> read(Collection<JourneyId> journeys) {
        return query(connection -> {
            Map<Long, String> known = new HashMap<>();
            JourneyNumbers.of(
                            connection, journeys.stream().map(JourneyId::value).toList())
                    .forEach((id, number) -> known.put(number, id));
            return RawEvent.byJourney(rows.ofJourneys(connection, known));
        });
    }

    /** Journeys a part: some thousand events. */
    private static final int JOURNEYS_A_PART = 100;

    /** In the order of the journeys' numbers: the index of streams has them together. */
    @Override
    public Population population(long upTo, boolean metadata) {
        long last = query(connection -> number(connection, "SELECT number FROM journey ORDER BY number DESC LIMIT 1"));
        return new Population() {
            @Override
            public long parts() {
                return (last + JOURNEYS_A_PART - 1) / JOURNEYS_A_PART;
            }

            @Override
            public Map<JourneyId, List<RawEvent>> part(long part) {
                long end = part * JOURNEYS_A_PART;
                return RawEvent.byJourney(query(
                        connection -> rows.ofJourneys(connection, end - JOURNEYS_A_PART + 1, end, upTo, metadata)));
            }
        };
    }

    @Override
    public long head() {
        return query(connection -> {
            long upTo = settled(connection);
            return number(
                    connection,
                    "SELECT position FROM domain_event WHERE position <= " + upTo + " ORDER BY position DESC LIMIT 1");
        });
    }

    @Override
    public long count() {
        if (!dialect.hasGaps()) {
            return head();
        }
        synchronized (counting) {
            return query(connection -> {
                dialect.allowLongReading(connection);
                // Events are never removed: only those after the last count have to be counted.
                long upTo = settled(connection);
                counted += number(
                        connection,
                        "SELECT count(*) FROM domain_event WHERE position > " + countedTo + " AND position <= " + upTo);
                countedTo = upTo;
                return counted;
            });
        }
    }

    /** Position just before the first event recorded at the instant or later; the head when there is none. */
    long before(Instant instant) {
        Long first = query(connection -> {
            dialect.allowLongReading(connection);
            try (var select = connection.prepareStatement(
                    "SELECT position FROM domain_event WHERE recorded_at >= ? ORDER BY position LIMIT 1")) {
                select.setObject(1, dialect.instant(instant));
                try (var found = select.executeQuery()) {
                    return found.next() ? found.getLong(1) : 0L;
                }
            }
        });
        return first == 0 ? head() : first - 1;
    }

    <T> T query(Query<T> query) {
        try (Connection connection = reader.getConnection()) {
            return query.run(connection);
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("The ledger cannot be read: " + e.getMessage(), e);
        }
    }

    private long settled(Connection connection) throws SQLException {
        long now = number(connection, dialect.settled());
        return settled.accumulateAndGet(now, Math::max);
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
