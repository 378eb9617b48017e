package io.journeyledger.store.operation;

import io.journeyledger.store.database.Database;
import io.journeyledger.store.database.SqlFailures;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** A row of the table {@code turn}. Each step is one statement that says by itself whether it came first. */
final class SqlTurn implements Turn {

    private static final int RACES = 3;

    private final Database database;
    private final JdbcTemplate writer;
    private final InstantSource clock;
    private final String work;
    private final String me;

    /**
     * @param work what it is about
     * @param me what no other process is called
     */
    SqlTurn(Database database, InstantSource clock, String work, String me) {
        this.database = database;
        this.writer = SqlFailures.template(database.writer());
        this.clock = clock;
        this.work = work;
        this.me = me;
    }

    /** Frees every turn: for a process that is the only one there can be, so that whoever had one is gone. */
    static void freeAll(Database database) {
        SqlFailures.template(database.writer()).update("DELETE FROM turn");
    }

    @Override
    public Optional<String> take() {
        for (int race = 0; ; race++) {
            long now = clock.millis();
            int taken = writer.update(
                    "INSERT INTO turn (work, holder, expires) VALUES (?, ?, ?) ON CONFLICT (work) DO UPDATE"
                            + " SET holder = excluded.holder, expires = excluded.expires"
                            + " WHERE turn.holder = excluded.holder OR turn.expires <= ?",
                    work,
                    me,
                    now + LASTS.toMillis(),
                    now);
            if (taken == 1) {
                return Optional.empty();
            }
            List<String> other =
                    writer.query("SELECT holder FROM turn WHERE work = ?", (row, _) -> row.getString(1), work);
            if (!other.isEmpty() || race == RACES) {
                return Optional.of(other.isEmpty() ? "unknown" : other.getFirst());
            } // given back between the two statements: another try
        }
    }

    @Override
    public Turn of(String part) {
        return new SqlTurn(database, clock, work, me + ", " + part);
    }

    @Override
    public void leave() {
        writer.update("DELETE FROM turn WHERE work = ? AND holder = ?", work, me);
    }
}
