package io.journeyledger.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;

/** Opens the PostgreSQL database of an installation that has outgrown one file. */
final class PostgresDatabase {

    /**
     * Frees what a process that was frozen, or whose machine is gone, holds amid a transaction: rows that others wait for, and the
     * positions behind which nobody reads on. Whoever waits for anything but the database does so outside of transactions.
     */
    private static final String NO_LONGER_THAN = "SET idle_in_transaction_session_timeout = '60s'";

    private PostgresDatabase() {}

    /**
     * @param writers most connections that write, at least 2
     * @throws IllegalStateException when the database cannot be reached or its schema not be brought up to date
     */
    static Database open(String url, @Nullable String user, @Nullable String password, int writers) {
        HikariConfig writerPool = pool(url, user, password, "ledger-writer", writers);
        writerPool.setConnectionInitSql(NO_LONGER_THAN);
        HikariDataSource writer = new HikariDataSource(writerPool);
        new Migrations(Dialect.POSTGRESQL).apply(writer);
        HikariConfig readerPool = pool(url, user, password, "ledger-reader", Math.max(2, writers / 2));
        readerPool.setReadOnly(true);
        readerPool.setMinimumIdle(1);
        return new Database(Dialect.POSTGRESQL, writer, new HikariDataSource(readerPool));
    }

    private static HikariConfig pool(
            String url, @Nullable String user, @Nullable String password, String name, int size) {
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
        return pool;
    }
}
