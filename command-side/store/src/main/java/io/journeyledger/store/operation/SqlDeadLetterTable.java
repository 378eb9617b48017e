package io.journeyledger.store.operation;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.store.database.Database;
import io.journeyledger.store.database.SqlFailures;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The table {@code dead_letter}. Writes take part in the transaction that is going on, reading does not: on SQLite that
 * would take the only right to write.
 */
final class SqlDeadLetterTable implements DeadLetterTable {

    private static final String INSERT =
            "INSERT INTO dead_letter (event_id, journey_id, sequence, position, state, reason, since, attempts)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (event_id) DO ";

    private final JdbcTemplate writer;
    private final JdbcTemplate reader;

    SqlDeadLetterTable(Database database) {
        this.writer = SqlFailures.template(database.writer());
        this.reader = SqlFailures.template(database.reader());
    }

    @Override
    public List<Letter> all() {
        return reader.query(
                "SELECT event_id, journey_id, sequence, position, state, reason, since, attempts FROM dead_letter"
                        + " ORDER BY position, event_id",
                (row, _) -> new Letter(
                        row.getString(1),
                        new JourneyId(row.getString(2)),
                        row.getLong(3),
                        row.getLong(4),
                        State.valueOf(row.getString(5)),
                        row.getString(6),
                        Instant.ofEpochMilli(row.getLong(7)),
                        row.getInt(8)));
    }

    @Override
    public void put(Letter letter) {
        insert(letter, "UPDATE SET state = excluded.state, reason = excluded.reason, attempts = excluded.attempts");
    }

    @Override
    public boolean replace(@Nullable Letter before, Letter letter) {
        if (before == null) {
            return insert(letter, "NOTHING");
        }
        return writer.update(
                        "UPDATE dead_letter SET state = ?, reason = ?, attempts = ?"
                                + " WHERE event_id = ? AND state = ? AND attempts = ?",
                        letter.state().name(),
                        letter.reason(),
                        letter.attempts(),
                        letter.eventId(),
                        before.state().name(),
                        before.attempts())
                == 1;
    }

    private boolean insert(Letter letter, String onConflict) {
        return writer.update(
                        INSERT + onConflict,
                        letter.eventId(),
                        letter.journey().value(),
                        letter.sequence(),
                        letter.position(),
                        letter.state().name(),
                        letter.reason(),
                        letter.since().toEpochMilli(),
                        letter.attempts())
                == 1;
    }

    @Override
    public void remove(String eventId) {
        writer.update("DELETE FROM dead_letter WHERE event_id = ?", eventId);
    }
}
