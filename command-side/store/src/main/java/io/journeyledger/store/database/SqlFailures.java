package io.journeyledger.store.database;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Tells Spring what failures mean of which it does not know: those of SQLite, whose SQL states say nothing, and some
 * others.
 */
public final class SqlFailures implements SQLExceptionTranslator {

    /**
     * "Invalid transaction state": of a database that takes no writes for now (25006), or has ended a transaction that
     * stood still (25P03).
     */
    private static final String TAKES_NO_WRITES = "25";

    private final DuplicateKeys duplicates = new DuplicateKeys();
    private final SQLExceptionTranslator other = new SQLExceptionSubclassTranslator();

    /** Whose failures are told apart so. */
    public static JdbcTemplate template(DataSource source) {
        JdbcTemplate template = new JdbcTemplate(source);
        template.setExceptionTranslator(new SqlFailures());
        return template;
    }

    @Override
    public @Nullable DataAccessException translate(String task, @Nullable String sql, SQLException failure) {
        if (duplicates.isDuplicateKeyViolation(failure)) {
            return new DuplicateKeyException(task + ": " + failure.getMessage(), failure);
        }
        if (failure instanceof SQLiteException sqlite && sqlite.getResultCode() == SQLiteErrorCode.SQLITE_BUSY) {
            return new CannotAcquireLockException(
                    task + ": another program, outside of this one, is writing to the ledger file", failure);
        }
        SQLException cause = failure instanceof BatchUpdateException && failure.getCause() instanceof SQLException each
                ? each
                : failure;
        if (cause instanceof SQLiteException sqlite && isOfTheFile(sqlite.getResultCode())) {
            return new DataAccessResourceFailureException(task + ": " + cause.getMessage(), failure);
        }
        if (String.valueOf(cause.getSQLState()).startsWith(TAKES_NO_WRITES)) {
            return new DataAccessResourceFailureException(task + ": " + cause.getMessage(), failure);
        }
        return other.translate(task, sql, failure);
    }

    /** Whether a rollback failed because SQLite has rolled back before. Only the words tell. */
    static boolean isRolledBackAlready(Exception failure) {
        return NestedExceptionUtils.getMostSpecificCause(failure) instanceof SQLiteException sqlite
                && String.valueOf(sqlite.getMessage()).contains("no transaction is active");
    }

    /** The disk is full, or away, or nobody may write to it. */
    private static boolean isOfTheFile(SQLiteErrorCode code) {
        int primary = code.code & 0xff; // what extended codes have in common
        return primary == SQLiteErrorCode.SQLITE_FULL.code
                || primary == SQLiteErrorCode.SQLITE_IOERR.code
                || primary == SQLiteErrorCode.SQLITE_READONLY.code
                || primary == SQLiteErrorCode.SQLITE_CANTOPEN.code;
    }
}
