package io.journeyledger.store.axonserver;

import io.journeyledger.store.database.Database;
import io.journeyledger.store.database.SqlFailures;
import io.journeyledger.store.reading.RawEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The positions of the events of single streams, which Axon Server does not tell: a table in the operational database,
 * brought up to date from the ordered ledger when a place is asked for that it lacks. It can be emptied at any time.
 *
 * <p>The table always holds the ledger from its beginning to some position, without holes: whoever brings it up to date
 * goes on where it ends, in order, and two who do it at once write the same rows.
 */
final class StreamPositions {

    private static final int PAGE = 5_000;

    private final JdbcTemplate database;
    private final TransactionTemplate transactions;

    StreamPositions(Database database, TransactionTemplate transactions) {
        // The connection that writes, also to read: a caller's transaction sees what it has just added.
        this.database = SqlFailures.template(database.writer());
        this.transactions = transactions;
    }

    /** The ledger in order, as {@link io.journeyledger.store.reading.LedgerReader#read(long, int)} gives it. */
    @FunctionalInterface
    interface Ordered {
        List<RawEvent> read(long after, int limit);
    }

    /**
     * Positions by place in the stream.
     *
     * @param last the last place that is wanted; all before it are there, too
     * @param ledger read only where the table ends before that place
     */
    Map<Long, Long> of(String journey, long last, Ordered ledger) {
        Map<Long, Long> known = known(journey);
        if (known.containsKey(last)) {
            return known;
        }
        bringUpToDate(ledger);
        return known(journey);
    }

    private Map<Long, Long> known(String journey) {
        Map<Long, Long> positions = new HashMap<>();
        database.query(
                "SELECT sequence, position FROM stream_position WHERE journey = ?",
                row -> {
                    positions.put(row.getLong(1), row.getLong(2));
                },
                journey);
        return positions;
    }

    private void bringUpToDate(Ordered ledger) {
        long after = end();
        for (List<RawEvent> page = ledger.read(after, PAGE); !page.isEmpty(); page = ledger.read(after, PAGE)) {
            List<Object[]> rows = page.stream()
                    .map(event -> new Object[] {event.journey(), event.sequence(), event.position()})
                    .toList();
            transactions.executeWithoutResult(_ -> database.batchUpdate(
                    "INSERT INTO stream_position (journey, sequence, position) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                    rows));
            after = page.getLast().position();
        }
    }

    private long end() {
        return database
                .query(
                        "SELECT position FROM stream_position ORDER BY position DESC LIMIT 1",
                        (row, _) -> row.getLong(1))
                .stream()
                .findFirst()
                .orElse(0L);
    }
}
