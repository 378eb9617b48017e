package io.journeyledger.store.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;

class OriginsTest {

    private static final int SHARES_ITS_PLACE = 7 + (1 << 14);

    @TempDir
    Path folder;

    /** A source that tells its correlations has an origin for each entry. */
    @Test
    void ofManyOnlyTheLatestAreRemembered() throws SQLException {
        Origins origins = new Origins();
        String file = "jdbc:sqlite:" + folder.resolve("ledger.db");
        try (Connection writer = DriverManager.getConnection(file);
                var statement = writer.createStatement()) {
            statement.execute("CREATE TABLE origin (number INTEGER PRIMARY KEY, head TEXT NOT NULL)");
            for (int number : List.of(7, SHARES_ITS_PLACE)) {
                statement.execute("INSERT INTO origin VALUES (" + number + ", 'head " + number + ", id ')");
            }
            SQLiteConfig readOnly = new SQLiteConfig();
            readOnly.setReadOnly(true);
            try (Connection reader = DriverManager.getConnection(file, readOnly.toProperties())) {
                assertThat(metadata(origins, reader, 7)).isEqualTo("head 7, id 1\"}");
                statement.execute("UPDATE origin SET head = 'asked for again ' WHERE number = 7");
                assertThat(metadata(origins, reader, 7)).as("remembered").isEqualTo("head 7, id 1\"}");
                assertThat(metadata(origins, reader, SHARES_ITS_PLACE))
                        .isEqualTo("head " + SHARES_ITS_PLACE + ", id 1\"}");

                assertThat(metadata(origins, reader, 7)).isEqualTo("asked for again 1\"}");
            }
        }
    }

    private static String metadata(Origins origins, Connection connection, int number) throws SQLException {
        return new String(
                origins.metadata(connection, number, "1".getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }
}
