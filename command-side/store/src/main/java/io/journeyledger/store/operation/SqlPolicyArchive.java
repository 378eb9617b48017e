package io.journeyledger.store.operation;

import io.journeyledger.store.database.Database;
import io.journeyledger.store.database.SqlFailures;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table {@code policy}. */
final class SqlPolicyArchive implements PolicyArchive {

    private final JdbcTemplate writer;
    private final JdbcTemplate reader;

    SqlPolicyArchive(Database database) {
        this.writer = SqlFailures.template(database.writer());
        this.reader = SqlFailures.template(database.reader());
    }

    @Override
    public void keep(String version, String text, Instant now) {
        if (find(version).isEmpty()) {
            writer.update(
                    "INSERT INTO policy (version, text, added_at) VALUES (?, ?, ?) ON CONFLICT (version) DO NOTHING",
                    version,
                    text,
                    now.toEpochMilli());
        }
    }

    @Override
    public Optional<Kept> find(String version) {
        if (version.indexOf('\0') >= 0) {
            return Optional.empty(); // PostgreSQL fails at the question
        }
        return kept("SELECT version, text, added_at FROM policy WHERE version = ?", version).stream()
                .findFirst();
    }

    @Override
    public List<Kept> all() {
        return kept("SELECT version, text, added_at FROM policy ORDER BY added_at DESC, version");
    }

    private List<Kept> kept(String sql, Object... arguments) {
        return reader.query(
                sql,
                (row, _) -> new Kept(row.getString(1), row.getString(2), Instant.ofEpochMilli(row.getLong(3))),
                arguments);
    }
}
