package io.journeyledger.store.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

/** Where the two databases differ. Everything else is said once, in SQL that both understand. */
public enum Dialect {
    SQLITE {
        @Override
        public String textParameter() {
            // Bytes are bound as they are and become text without a detour over String.
            return "CAST(? AS TEXT)";
        }

        @Override
        public void bindText(PreparedStatement statement, int index, byte[] utf8) throws SQLException {
            statement.setBytes(index, utf8);
        }

        @Override
        public void bindInstant(PreparedStatement statement, int index, long millis) throws SQLException {
            statement.setLong(index, millis);
        }

        @Override
        public long readInstant(ResultSet row, int column) throws SQLException {
            return row.getLong(column);
        }

        @Override
        public Object instant(Instant instant) {
            return instant.toEpochMilli();
        }

        @Override
        public String settled() {
            // One writer, positions in the order of commits: whatever is visible is settled. ORDER BY instead of max():
            // no row instead of a NULL, which the driver turns into 0 for some types and refuses for others.
            return "SELECT position FROM domain_event ORDER BY position DESC LIMIT 1";
        }

        @Override
        public boolean hasGaps() {
            return false;
        }

        @Override
        public boolean hasOrigins() {
            return true;
        }

        @Override
        public boolean isShared() {
            return false;
        }

        @Override
        public void allowLongReading(Connection connection) {
            // A file does not fall silent.
        }

        @Override
        void lockForMigration(Connection connection) {
            // The data folder is locked already, and the transaction is the only writer.
        }

        @Override
        public void lockLedger(Connection connection) {
            // As above.
        }

        @Override
        public void unlockLedger(Connection connection) {
            // As above.
        }

        @Override
        public void goOn(Connection connection) {
            // Who writes elsewhere meanwhile need not keep others from writing here.
        }

        @Override
        public void lockForAppending(Connection connection) {
            // As above.
        }

        @Override
        public void lockForFilling(Connection connection) {
            // As above.
        }

        @Override
        public void endPositionsAt(Connection connection, long position) {
            // The next one is always the one after the last.
        }
    },

    POSTGRESQL {
        @Override
        public String textParameter() {
            return "?";
        }

        @Override
        public void bindText(PreparedStatement statement, int index, byte[] utf8) throws SQLException {
            statement.setString(index, new String(utf8, java.nio.charset.StandardCharsets.UTF_8));
        }

        @Override
        public void bindInstant(PreparedStatement statement, int index, long millis) throws SQLException {
            statement.setObject(index, instant(Instant.ofEpochMilli(millis)));
        }

        @Override
        public long readInstant(ResultSet row, int column) throws SQLException {
            return row.getObject(column, OffsetDateTime.class).toInstant().toEpochMilli();
        }

        @Override
        public Object instant(Instant instant) {
            return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
        }

        @Override
        public String settled() {
            return "SELECT ledger_settled()";
        }

        @Override
        public boolean hasGaps() {
            return true; // a position that was handed out and rolled back is never used again
        }

        @Override
        public boolean hasOrigins() {
            return false; // who first names one would hold up all other writers that do until its commit
        }

        @Override
        public boolean isShared() {
            return true;
        }

        @Override
        public void allowLongReading(Connection connection) throws SQLException {
            connection.setNetworkTimeout(Runnable::run, HOUR_MILLIS);
        }

        @Override
        void lockForMigration(Connection connection) throws SQLException {
            connection.setNetworkTimeout(Runnable::run, 0); // a script takes as long as the ledger is large
            try (var statement = connection.createStatement()) {
                statement.execute("SELECT pg_advisory_xact_lock(4919126)");
            }
        }

        @Override
        public void lockLedger(Connection connection) throws SQLException {
            try (var statement = connection.createStatement()) {
                statement.execute("SELECT pg_advisory_lock(4919127)");
            }
        }

        @Override
        public void unlockLedger(Connection connection) throws SQLException {
            try (var statement = connection.createStatement()) {
                statement.execute("SELECT pg_advisory_unlock(4919127)");
            }
        }

        @Override
        public void goOn(Connection connection) throws SQLException {
            try (var statement = connection.createStatement()) {
                statement.execute("SELECT 1");
            }
        }

        @Override
        public void lockForAppending(Connection connection) throws SQLException {
            try (var statement = connection.createStatement()) {
                statement.execute("SELECT pg_advisory_xact_lock(4919128)");
            }
        }

        @Override
        public void lockForFilling(Connection connection) throws SQLException {
            try (var statement = connection.createStatement()) {
                statement.execute("LOCK TABLE domain_event IN EXCLUSIVE MODE");
                // What it is filled with may come slowly.
                statement.execute("SET LOCAL idle_in_transaction_session_timeout = 0");
            }
        }

        @Override
        public void endPositionsAt(Connection connection, long position) throws SQLException {
            try (var set = connection.prepareStatement("SELECT setval('ledger_position', ?, ?)")) {
                set.setLong(1, Math.max(position, 1));
                set.setBoolean(2, position > 0);
                set.execute();
            }
        }
    };

    private static final int HOUR_MILLIS = 3_600_000;

    /** Placeholder for JSON bound by {@link #bindText}. */
    public abstract String textParameter();

    public abstract void bindText(PreparedStatement statement, int index, byte[] utf8) throws SQLException;

    public abstract void bindInstant(PreparedStatement statement, int index, long millis) throws SQLException;

    public abstract long readInstant(ResultSet row, int column) throws SQLException;

    /** An instant as a parameter. */
    public abstract Object instant(Instant instant);

    /** Query for the position up to which no event can appear any more; no row or 0 when there is none. */
    public abstract String settled();

    /** Whether there are positions that no event has or will have. */
    public abstract boolean hasGaps();

    /** Whether origins stand in a table of their own. */
    public abstract boolean hasOrigins();

    /** Whether other processes may append, too. */
    public abstract boolean isShared();

    /**
     * Until the connection is given back a statement may take an hour before its answer begins: one that reads the
     * whole ledger.
     */
    public abstract void allowLongReading(Connection connection) throws SQLException;

    /** Held to the end of the transaction, so that two processes do not migrate at once. */
    abstract void lockForMigration(Connection connection) throws SQLException;

    /**
     * Held by the connection over its commits, so that two processes do not write to the ledger of an Axon Server at
     * once.
     */
    public abstract void lockLedger(Connection connection) throws SQLException;

    public abstract void unlockLedger(Connection connection) throws SQLException;

    /**
     * After a commit under that lock: begins the next transaction, where the database ends one that stands still, and
     * the lock with it, as of a process that was frozen.
     */
    public abstract void goOn(Connection connection) throws SQLException;

    /** Held to the end of the transaction, so that two processes do not append at once. */
    public abstract void lockForAppending(Connection connection) throws SQLException;

    /** Keeps everybody else from appending until the transaction ends; readers go on. */
    public abstract void lockForFilling(Connection connection) throws SQLException;

    /** Lets the next position be the one after this; 0: the first. Of a ledger that nobody else can append to. */
    public abstract void endPositionsAt(Connection connection, long position) throws SQLException;

    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }
}
