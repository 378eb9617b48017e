package io.journeyledger.store.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.journeyledger.store.support.FallibleWay;
import io.journeyledger.store.support.PrivatePostgres;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;

/** A server that is gone without having said so. */
class SilentPostgresTest {

    private String url = "";

    @BeforeEach
    void database() {
        assumeTrue(PrivatePostgres.isInstalled(), "PostgreSQL is not installed");
        url = PrivatePostgres.shared().newDatabase();
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void whoWaitsForItIsToldAndTheNextGetsANewConnection() throws Exception {
        try (FallibleWay way = FallibleWay.to(url);
                Database database = PostgresDatabase.open(way.address(url), null, null, 2, Duration.ofSeconds(1))) {
            JdbcTemplate writer = SqlFailures.template(database.writer());
            writer.execute("SELECT 1");

            way.loseAllThereIs();

            assertThatExceptionOfType(DataAccessResourceFailureException.class)
                    .isThrownBy(() -> writer.execute("SELECT 1"));
            writer.execute("SELECT 1");
        }
    }

    /** The next who is given the connection waits no longer than others. */
    @Test
    void readingAllOfALedgerIsGivenTheTimeItTakes() throws Exception {
        try (Database database = PostgresDatabase.open(url, null, null, 2)) {
            int usual;
            try (var connection = database.reader().getConnection()) {
                usual = connection.getNetworkTimeout();
                Dialect.POSTGRESQL.allowLongReading(connection);
                assertThat(connection.getNetworkTimeout()).isGreaterThan(5 * usual);
            }
            for (int i = 0; i < 2; i++) {
                try (var connection = database.reader().getConnection()) {
                    assertThat(connection.getNetworkTimeout()).isEqualTo(usual);
                }
            }
        }
    }

    @Test
    void noConnectionWaitsForEver() throws Exception {
        try (Database database = PostgresDatabase.open(url, null, null, 2)) {
            for (DataSource source : List.of(database.writer(), database.reader())) {
                try (var connection = source.getConnection()) {
                    connection.createStatement().execute("SELECT 1");
                    assertThat(connection.getNetworkTimeout())
                            .as("longer than a server keeps what a frozen process holds")
                            .isGreaterThan(60_000);
                }
            }
        }
    }
}
