package io.journeyledger.store;

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
 * The right to append to a ledger in this database, which one process has at a time. Processes that recorded at once would wait
 * for each other's rows, in whatever order each comes to them.
 */
public final class RightToWrite {

    private static final String LAST = "SELECT position FROM domain_event ORDER BY position DESC LIMIT 1";

    private static final String GROWN = "SELECT id FROM journey WHERE number IN"
            + " (SELECT journey FROM domain_event WHERE position > ? AND position <= ?)";

    private static final int ROWS_AT_ONCE = 1_000;
    private static final long NEVER_HAD = -1;

    private final Dialect dialect;
    private final JdbcTemplate jdbc;

    /** The last position when this process had it last. */
    private volatile long known = NEVER_HAD;

    RightToWrite(Database database) {
        this.dialect = database.dialect();
        this.jdbc = SqlFailures.template(database.writer());
    }

    /**
     * Waits for it, and has it until the caller's transaction ends.
     *
     * @param grown told the id of each journey to which another process has appended since this one had the right before: what
     *     is remembered of it is no longer true. Nothing is told the first time
     */
    public void take(Consumer<String> grown) {
        jdbc.execute((ConnectionCallback<@Nullable Void>) connection -> lock(connection, grown));
    }

    private @Nullable Void lock(Connection connection, Consumer<String> grown) throws SQLException {
        dialect.lockForAppending(connection);
        if (dialect.isShared()) {
            long last = last(connection);
            if (known != NEVER_HAD && known < last) {
                tell(connection, known, last, grown);
            }
            TransactionSynchronizationManager.registerSynchronization(new KnowsItsOwn());
        }
        return null;
    }

    private static long last(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LAST);
                ResultSet row = select.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
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

        private long last;

        @Override
        public void beforeCommit(boolean readOnly) {
            Long found = jdbc.execute((ConnectionCallback<Long>) RightToWrite::last);
            last = found == null ? 0 : found;
        }

        @Override
        public void afterCommit() {
            known = last;
        }
    }
}
