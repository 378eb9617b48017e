package io.journeyledger.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The right to append to a ledger in this database, which one process has at a time. Processes that recorded at once would wait
 * for each other's rows, in whatever order each comes to them.
 */
public final class RightToWrite {

    private final Dialect dialect;
    private final JdbcTemplate jdbc;

    RightToWrite(Database database) {
        this.dialect = database.dialect();
        this.jdbc = SqlFailures.template(database.writer());
    }

    /** Waits for it, and has it until the caller's transaction ends. */
    public void take() {
        jdbc.execute((ConnectionCallback<@Nullable Void>) this::lock);
    }

    private @Nullable Void lock(Connection connection) throws SQLException {
        dialect.lockForAppending(connection);
        return null;
    }
}
