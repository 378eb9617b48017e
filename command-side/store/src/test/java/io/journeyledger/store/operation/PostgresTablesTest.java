package io.journeyledger.store.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.store.StoreUnderTest;
import io.journeyledger.store.database.Database;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

class PostgresTablesTest extends SqlTablesContract {

    /** One database, however often it is opened. */
    private Map<String, Object> properties = Map.of();

    @Override
    protected Map<String, Object> properties() {
        if (properties.isEmpty()) {
            properties = StoreUnderTest.onPostgres();
        }
        return properties;
    }

    /** PostgreSQL ends a transaction that stands still, as of a frozen process; what is idle otherwise keeps its locks. */
    @Test
    void theRightToWriteToALedgerElsewhereIsHeldInATransactionWhileItIsWrittenTo() {
        LedgerMark mark = store().get(LedgerMark.class);
        JdbcTemplate beside = new JdbcTemplate(store().get(Database.class).reader());

        List<String> states = store().get(TransactionTemplate.class).execute(_ -> {
            mark.take();
            mark.keep();
            return states(beside);
        });

        assertThat(states).containsExactly("idle in transaction");
        assertThat(states(beside)).isEmpty();
    }

    private static List<String> states(JdbcTemplate jdbc) {
        return jdbc.query(
                "SELECT state FROM pg_stat_activity JOIN pg_locks USING (pid)"
                        + " WHERE locktype = 'advisory' AND objid = 4919127 AND datname = current_database()",
                (row, _) -> row.getString(1));
    }
}
