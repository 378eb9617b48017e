package io.journeyledger.server;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * An event of a SQLite ledger that nobody can read until it is mended, as a fault of the disk would leave it. The
 * program may run meanwhile.
 *
 * @param payload as it was
 */
record BrokenEvent(Path database, String id, long position, String payload) {

    /** Breaks the last purchase. */
    static BrokenEvent in(Path database) throws SQLException {
        try (Connection connection = connect(database)) {
            BrokenEvent broken = last(connection, database);
            write(connection, broken.position(), "{}");
            return broken;
        }
    }

    /** Read to its end: who still reads as the program writes on cannot write any more. */
    private static BrokenEvent last(Connection connection, Path database) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT position, journey || '.' || sequence, payload FROM ledger"
                                + " WHERE type = 'PurchaseMade' ORDER BY position DESC LIMIT 1")) {
            return new BrokenEvent(database, row.getString(2), row.getLong(1), row.getString(3));
        }
    }

    void mend() throws SQLException {
        try (Connection connection = connect(database)) {
            write(connection, position, payload);
        }
    }

    private static Connection connect(Path database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:sqlite:" + database + "?transaction_mode=IMMEDIATE&busy_timeout=10000");
    }

    /** Past the trigger that guards what is recorded. */
    private static void write(Connection connection, long position, String payload) throws SQLException {
        String guard;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT sql FROM sqlite_schema WHERE name = 'domain_event_is_never_changed'")) {
            guard = row.getString(1);
        }
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement();
                var update = connection.prepareStatement("UPDATE domain_event SET payload = ? WHERE position = ?")) {
            statement.execute("DROP TRIGGER domain_event_is_never_changed");
            update.setString(1, payload);
            update.setLong(2, position);
            update.executeUpdate();
            statement.execute(guard);
        }
        connection.commit();
    }
}
