package io.journeyledger.store.engine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.journeyledger.store.Samples;
import io.journeyledger.store.StoreUnderTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** A database that ends a transaction amid its append since others are at the same rows, or for its own ends. */
class BusyDatabaseTest {

    private StoreUnderTest store;

    @BeforeEach
    void open() {
        store = StoreUnderTest.open(StoreUnderTest.onPostgres());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void isToldFromAnEventThatCannotBeWritten() {
        JdbcTemplate database = store.get(JdbcTemplate.class);
        database.execute("CREATE FUNCTION busy() RETURNS trigger LANGUAGE plpgsql AS"
                + " $$ BEGIN RAISE EXCEPTION 'deadlock detected' USING ERRCODE = 'deadlock_detected'; END $$");
        database.execute("CREATE TRIGGER busy BEFORE INSERT ON domain_event FOR EACH ROW EXECUTE FUNCTION busy()");

        assertThatThrownBy(() -> Samples.append(store, Samples.contacts(Samples.journey(), 0, 2)))
                .isInstanceOf(TransientDataAccessException.class)
                .hasMessageContaining("deadlock detected");
    }
}
