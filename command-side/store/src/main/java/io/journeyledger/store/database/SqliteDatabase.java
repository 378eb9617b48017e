package io.journeyledger.store.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Opens the SQLite file: durable at every commit, one writer, readers beside it. */
final class SqliteDatabase {

    private static final int READERS = 4;

    /** Bytes a page; about 15 events, with half the slack of pages of 4 KiB. */
    private static final int PAGE = 8192;

    /** How long a statement waits for a lock held by a foreign process, such as an auditor's shell, in milliseconds. */
    private static final int BUSY_TIMEOUT = 10_000;

    /**
     * Most bytes of the path of a file, links followed: SQLite's MAX_PATHNAME, less what its journal adds to the name.
     */
    private static final int LONGEST_PATH = 512 - "-journal".length();

    private SqliteDatabase() {}

    /** @throws IllegalStateException when the file cannot be opened or its schema not be brought up to date */
    static Database open(Path file) {
        refuseTooLong(file);
        if (!Files.exists(file)) {
            make(file);
        }
        HikariDataSource writer = writer(file);
        new Migrations(Dialect.SQLITE).apply(writer);
        return new Database(Dialect.SQLITE, writer, readers(file));
    }

    /** SQLite would say of it only that it cannot be opened. */
    private static void refuseTooLong(Path file) {
        Path real;
        try {
            real = file.toAbsolutePath().resolveSibling(".").toRealPath().resolve(file.getFileName());
        } catch (IOException e) {
            throw new UncheckedIOException("The ledger file " + file + " cannot be made: " + e.getMessage(), e);
        }
        int bytes = real.toString().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LONGEST_PATH) {
            throw new IllegalStateException("The path of the ledger file has " + bytes
                    + " bytes, and SQLite opens none of more than " + LONGEST_PATH
                    + ": choose a data folder with a shorter path (--data, journey.data) than that of " + real);
        }
    }

    /** Once the file is in WAL mode its page size is settled, so it is said before, on a connection of its own. */
    private static void make(Path file) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA page_size = " + PAGE);
            statement.execute("PRAGMA journal_mode = WAL");
        } catch (SQLException e) {
            throw new IllegalStateException("The ledger file " + file + " cannot be made: " + e.getMessage(), e);
        }
    }

    private static HikariDataSource writer(Path file) {
        HikariConfig pool = pool(file, "ledger-writer", 1);
        property(pool, "journal_mode", "WAL");
        property(pool, "synchronous", "FULL");
        property(pool, "secure_delete", "true"); // an erased key leaves no trace in free pages
        property(pool, "transaction_mode", "IMMEDIATE");
        // 64 MiB: receipts and identifiers are looked up by hashes, so every page is as likely as any other.
        property(pool, "cache_size", "-65536");
        // Hashes dirty pages all over the file, the same ones again and again: the longer they stay in the log, up to
        // 64 MiB of it, the less often each is copied into the file.
        pool.setConnectionInitSql("PRAGMA wal_autocheckpoint = " + 64 * 1024 * 1024 / PAGE);
        property(pool, "journal_size_limit", "67108864");
        // A caller behind a long bulk transaction waits for it instead of failing.
        pool.setConnectionTimeout(60_000);
        return new HikariDataSource(pool);
    }

    private static HikariDataSource readers(Path file) {
        HikariConfig pool = pool(file, "ledger-reader", READERS);
        pool.setReadOnly(true);
        pool.setMinimumIdle(1);
        property(pool, "open_mode", "1"); // SQLITE_OPEN_READONLY
        property(pool, "cache_size", "-16384");
        property(pool, "mmap_size", "1073741824");
        return new HikariDataSource(pool);
    }

    private static HikariConfig pool(Path file, String name, int size) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl("jdbc:sqlite:" + file);
        pool.setPoolName(name);
        pool.setMaximumPoolSize(size);
        pool.setMaxLifetime(0); // a file does not grow stale
        pool.setIdleTimeout(0);
        property(pool, "busy_timeout", Integer.toString(BUSY_TIMEOUT));
        return pool;
    }

    private static void property(HikariConfig pool, String name, String value) {
        Properties properties = pool.getDataSourceProperties();
        properties.setProperty(name, value);
    }
}
