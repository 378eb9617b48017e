package io.journeyledger.store.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Opens the PostgreSQL database of an installation that has outgrown one file. */
final class PostgresDatabase {

    /**
     * Frees what a process that was frozen, or whose machine is gone, holds amid a transaction: rows that others wait
     * for, and the positions behind which nobody reads on. Whoever waits for anything but the database does so outside
     * of transactions.
     */
    private static final String NO_LONGER_THAN = "SET idle_in_transaction_session_timeout = '60s'";

    /**
     * How long a server may take to answer, of which nobody knows whether it is still there. Longer than any statement:
     * who writes waits for what a frozen process holds, and whoever counts reads the whole ledger.
     */
    private static final Duration SILENCE = Duration.ofMinutes(5);

    /** In seconds, for a host that does not answer at all. */
    private static final String CONNECTING = "10";

    /**
     * In milliseconds; with all of its connections dead the pool must be through with them before its callers give up.
     */
    private static final long TRYING_OUT = 2_000;

    private PostgresDatabase() {}

    /**
     * @param writers most connections that write, at least 2
     * @throws IllegalStateException when the database cannot be reached or its schema not be brought up to date
     */
    static Database open(String url, @Nullable String user, @Nullable String password, int writers) {
        return open(url, user, password, writers, SILENCE);
    }

    /** @param silence in whole seconds; an address that says {@code socketTimeout} itself has the last word */
    static Database open(String url, @Nullable String user, @Nullable String password, int writers, Duration silence) {
        HikariConfig writerPool = pool(url, user, password, "ledger-writer", writers, silence);
        writerPool.setConnectionInitSql(NO_LONGER_THAN);
        HikariDataSource writer = new HikariDataSource(writerPool);
        new Migrations(Dialect.POSTGRESQL).apply(writer);
        HikariConfig readerPool = pool(url, user, password, "ledger-reader", Math.max(2, writers / 2), silence);
        readerPool.setReadOnly(true);
        readerPool.setMinimumIdle(1);
        return new Database(Dialect.POSTGRESQL, writer, new HikariDataSource(readerPool));
    }

    private static HikariConfig pool(
            String url, @Nullable String user, @Nullable String password, String name, int size, Duration silence) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(url);
        pool.setPoolName(name);
        pool.setMaximumPoolSize(size);
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        if (user != null) {
            pool.setUsername(user);
        }
        if (password != null) {
            pool.setPassword(password);
        }
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        pool.addDataSourceProperty("prepareThreshold", "3");
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        pool.addDataSourceProperty("connectTimeout", CONNECTING);
        pool.addDataSourceProperty("socketTimeout", Long.toString(silence.toSeconds()));
        pool.setValidationTimeout(TRYING_OUT);
        return pool;
    }
}
