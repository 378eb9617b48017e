package io.journeyledger.projections.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A SQLite ledger of which events are changed, as only a fault can. No program may have it open. */
record LedgerFile(Path file) {

    /** @return the payload as it was */
    String change(String journey, int sequence, String payload) throws SQLException {
        try (Connection connection = unguarded();
                Statement statement = connection.createStatement()) {
            String before;
            try (var row = statement.executeQuery("SELECT payload FROM domain_event" + where(journey, sequence))) {
                before = row.getString(1);
            }
            update(connection, "payload = ?", payload, where(journey, sequence));
            return before;
        }
    }

    /** Gives an event a name that is not in the catalogue. */
    void makeUnknown(String journey, int sequence, String name) throws SQLException {
        try (Connection connection = unguarded();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO event_type (name, revision) VALUES ('" + name + "', '1')");
            update(connection, "type = (SELECT code FROM event_type WHERE name = ?)", name, where(journey, sequence));
        }
    }

    private Connection unguarded() throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TRIGGER IF EXISTS domain_event_is_never_changed");
        }
        return connection;
    }

    private static void update(Connection connection, String change, String value, String where) throws SQLException {
        try (var update = connection.prepareStatement("UPDATE domain_event SET " + change + where)) {
            update.setString(1, value);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    private static String where(String journey, int sequence) {
        return " WHERE sequence = " + sequence + " AND journey = (SELECT number FROM journey WHERE id = '" + journey
                + "')";
    }
}
