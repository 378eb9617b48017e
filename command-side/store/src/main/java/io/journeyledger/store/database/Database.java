package io.journeyledger.store.database;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

/**
 * One database under two pools: connections that write, and read-only ones for streams, rebuilds and replays, which
 * neither wait for writers nor hold them up.
 */
public final class Database implements AutoCloseable {

    private final Dialect dialect;
    private final HikariDataSource writePool;
    private final HikariDataSource readPool;
    private final DataSource writer;
    private final JourneyNumbers journeyNumbers = new JourneyNumbers();

    Database(Dialect dialect, HikariDataSource writePool, HikariDataSource readPool) {
        this.dialect = dialect;
        this.writePool = writePool;
        this.readPool = readPool;
        // A transaction takes its connection, and with SQLite the only right to write, at its first statement and not
        // at its begin: deciding a command or writing to a search index happens outside of it.
        LazyConnectionDataSourceProxy lazy = new LazyConnectionDataSourceProxy();
        lazy.setTargetDataSource(writePool);
        lazy.setReadOnlyDataSource(readPool); // where a transaction says of itself that it only reads
        lazy.setDefaultAutoCommit(true);
        lazy.setDefaultTransactionIsolation(java.sql.Connection.TRANSACTION_READ_COMMITTED);
        this.writer = lazy;
    }

    public Dialect dialect() {
        return dialect;
    }

    /** For transactions that write. On SQLite there is one connection: never ask for a second inside a transaction. */
    public DataSource writer() {
        return writer;
    }

    /** Read-only. */
    public DataSource reader() {
        return readPool;
    }

    /** The numbers of its journeys. */
    public JourneyNumbers journeyNumbers() {
        return journeyNumbers;
    }

    @Override
    public void close() {
        readPool.close();
        writePool.close();
    }
}
