package io.journeyledger.server.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class SoonTest {

    @Test
    void an_answer_that_comes_soon_is_the_answer() {
        assertThat(Soon.ask(() -> 7L)).isEqualTo(7);
    }

    @Test
    void who_does_not_answer_is_not_waited_for() {
        CompletableFuture<Long> never = new CompletableFuture<>();

        assertThatExceptionOfType(Soon.LedgerAwayException.class)
                .isThrownBy(() -> Soon.ask(never::join, Duration.ofMillis(20)))
                .withMessage("The ledger cannot be read: its database does not answer");
    }

    @Test
    void the_cause_is_told() {
        assertThatExceptionOfType(Soon.LedgerAwayException.class)
                .isThrownBy(() -> Soon.ask(() -> {
                    throw new DataAccessResourceFailureException("The ledger…", new SQLException("disk I/O error"));
                }))
                .withMessage("The ledger cannot be read: disk I/O error");
    }
}
