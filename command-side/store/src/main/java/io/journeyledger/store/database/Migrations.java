package io.journeyledger.store.database;

import io.journeyledger.ledger.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a database to the present schema: the scripts named in {@code migrations/<database>/index.txt}, in that order,
 * all that are missing in one transaction. A script that ran once is never changed; its SHA-256 is compared at every
 * start. Both databases create tables transactionally, so a start that dies leaves nothing half done.
 *
 * <p>Not Flyway: it wants more connections than SQLite's single writer has, and costs a third of a second at every
 * start for what is a loop over two files.
 */
final class Migrations {

    private static final Logger log = LoggerFactory.getLogger(Migrations.class);

    private final Dialect dialect;

    Migrations(Dialect dialect) {
        this.dialect = dialect;
    }

    /**
     * @throws IllegalStateException when the database is newer than this program, or a script was changed after it ran
     */
    void apply(DataSource database) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                dialect.lockForMigration(connection);
                int done = apply(connection);
                connection.commit();
                if (done > 0) {
                    log.info("Brought the {} schema up to date: {} scripts", dialect.folder(), done);
                }
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The schema could not be brought up to date: " + e.getMessage(), e);
        }
    }

    private int apply(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS schema_script (name VARCHAR(100) PRIMARY KEY,"
                    + " sha256 VARCHAR(64) NOT NULL, applied_at VARCHAR(40) NOT NULL)");
        }
        Map<String, String> applied = applied(connection);
        List<String> scripts =
                resource("index.txt").lines().filter(line -> !line.isBlank()).toList();
        int done = 0;
        for (String script : scripts) {
            String text = resource(script);
            String before = applied.remove(script);
            if (before == null) {
                run(connection, script, text);
                done++;
            } else if (!before.equals(sha256(text))) {
                throw new IllegalStateException("The schema script " + script + " was changed after this database had"
                        + " run it. Use the version of the program that made the database, or add a new script.");
            }
        }
        if (!applied.isEmpty()) {
            throw new IllegalStateException("This database was made by a newer version of the program: it has run "
                    + applied.keySet() + ", which this version does not know. Use the newer version.");
        }
        return done;
    }

    private static Map<String, String> applied(Connection connection) throws SQLException {
        Map<String, String> applied = new HashMap<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT name, sha256 FROM schema_script")) {
            while (rows.next()) {
                applied.put(rows.getString(1), rows.getString(2));
            }
        }
        return applied;
    }

    private static void run(Connection connection, String script, String text) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(text);
        }
        try (var insert = connection.prepareStatement("INSERT INTO schema_script VALUES (?, ?, ?)")) {
            insert.setString(1, script);
            insert.setString(2, sha256(text));
            insert.setString(3, Instant.now().toString());
            insert.executeUpdate();
        }
    }

    private String resource(String name) {
        String path = "migrations/" + dialect.folder() + "/" + name;
        try (InputStream in = Migrations.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String text) {
        return HexFormat.of().formatHex(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
    }
}
