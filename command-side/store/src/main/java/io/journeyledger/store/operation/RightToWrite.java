package io.journeyledger.store.operation;

import io.journeyledger.store.database.Database;
import io.journeyledger.store.database.Dialect;
import io.journeyledger.store.database.SqlFailures;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The right to append to a ledger in this database, which one process has at a time. Processes that recorded at once
 * would wait for each other's rows, in whatever order each comes to them.
 */
public final class RightToWrite {

    private static final String EVENT = "SELECT position, journey, sequence, recorded_at FROM domain_event ";
    private static final String LAST = EVENT + "ORDER BY position DESC LIMIT 1";
    private static final String AT = EVENT + "WHERE position = ?";

    private static final String GROWN = "SELECT id FROM journey WHERE number IN"
            + " (SELECT journey FROM domain_event WHERE position > ? AND position <= ?)";

    private static final int ROWS_AT_ONCE = 1_000;
    private static final Event NONE = new Event(0, 0, 0, 0);

    private final Dialect dialect;
    private final JdbcTemplate jdbc;

    /** The last event when this process had it last; none when it never had. */
    private volatile @Nullable Event known;

    RightToWrite(Database database) {
        this.dialect = database.dialect();
        this.jdbc = SqlFailures.template(database.writer());
    }

    /** What tells an event from another that was given its position after it was lost. */
    private record Event(long position, long journey, long sequence, long recordedMillis) {}

    /**
     * Waits for it, and has it until the caller's transaction ends.
     *
     * @param grown told the id of each journey to which another process has appended since this one had the right
     *     before: what is remembered of it is no longer true. Nothing is told the first time
     * @throws CutLedgerException when events are gone of which this process knows: whatever it remembers of journeys,
     *     keys and numbers may be wrong
     */
    public void take(Consumer<String> grown) {
        jdbc.execute((ConnectionCallback<@Nullable Void>) connection -> lock(connection, grown));
    }

    private @Nullable Void lock(Connection connection, Consumer<String> grown) throws SQLException {
        dialect.lockForAppending(connection);
        if (dialect.isShared()) {
            Event before = known;
            Event last = last(connection);
            if (before != null && !before.equals(last)) {
                if (!before.equals(at(connection, before.position()))) {
                    throw new CutLedgerException(before.position(), last.position());
                }
                tell(connection, before.position(), last.position(), grown);
            }
            TransactionSynchronizationManager.registerSynchronization(new KnowsItsOwn());
        }
        return null;
    }

    private Event last(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LAST)) {
            return event(select);
        }
    }

    private Event at(Connection connection, long position) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(AT)) {
            select.setLong(1, position);
            return event(select);
        }
    }

    private Event event(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            return row.next()
                    ? new Event(row.getLong(1), row.getLong(2), row.getLong(3), dialect.readInstant(row, 4))
                    : NONE;
        }
    }

    private static void tell(Connection connection, long after, long upTo, Consumer<String> grown) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(GROWN)) {
            select.setFetchSize(ROWS_AT_ONCE); // another process may have written everything there is
            select.setLong(1, after);
            select.setLong(2, upTo);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    grown.accept(rows.getString(1));
                }
            }
        }
    }

    /** At the end of the transaction everything up to the last event is known: nobody else could append. */
    private final class KnowsItsOwn implements TransactionSynchronization {

        private @Nullable Event last;

        @Override
        public void beforeCommit(boolean readOnly) {
            last = jdbc.execute((ConnectionCallback<Event>) RightToWrite.this::last);
        }

        @Override
        public void afterCommit() {
            known = last;
        }
    }
}
