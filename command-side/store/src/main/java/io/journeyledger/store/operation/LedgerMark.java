package io.journeyledger.store.operation;

import io.journeyledger.store.database.Database;
import io.journeyledger.store.database.Dialect;
import io.journeyledger.store.database.SqlFailures;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * How far a ledger that is kept elsewhere is known to the tables of this database, and the right to write to it. To be
 * used within transactions.
 */
public final class LedgerMark {

    private final Dialect dialect;
    private final JdbcTemplate jdbc;

    LedgerMark(Database database) {
        this.dialect = database.dialect();
        this.jdbc = SqlFailures.template(database.writer());
    }

    /**
     * Waits for the right to write to the ledger, which one process has at a time, and has it until the transaction
     * ends. A process that dies loses it with its connection.
     *
     * @return the position up to which everything is known; 0 when nothing is
     */
    public long take() {
        on(dialect::lockLedger);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                on(dialect::unlockLedger); // the transaction's connection is still at hand
            }
        });
        return Objects.requireNonNull(jdbc.queryForObject("SELECT position FROM ledger_mark", Long.class));
    }

    /**
     * Makes durable what the transaction wrote so far, and goes on. What it wrote is true already, or does no harm: the
     * ledger cannot be rolled back with it.
     */
    public void keep() {
        on(Connection::commit);
        on(dialect::goOn);
    }

    /** Everything up to this position is known as soon as the transaction's writes are durable. */
    public void advance(long position) {
        jdbc.update("UPDATE ledger_mark SET position = ?", position);
    }

    @FunctionalInterface
    private interface Step {
        void on(Connection connection) throws SQLException;
    }

    private void on(Step step) {
        jdbc.execute((ConnectionCallback<@Nullable Void>) connection -> {
            step.on(connection);
            return null;
        });
    }
}
