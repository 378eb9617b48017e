package io.journeyledger.intake;

import static io.journeyledger.intake.Entries.purchase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.store.reading.LedgerReader;
import io.journeyledger.store.reading.RawEvent;
import io.journeyledger.store.support.PrivatePostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A PostgreSQL that lost what it had acknowledged: a standby took over that had not received all of it. */
class CutLedgerTest {

    @TempDir
    Path data;

    private String[] shared = {};
    private TestProgram program;
    private JourneyId ann;

    @BeforeEach
    void begin() {
        assumeTrue(PrivatePostgres.isInstalled(), "PostgreSQL is not installed");
        shared = new String[] {
            "journey.store=postgresql",
            "journey.postgresql.url=" + PrivatePostgres.shared().newDatabase(),
            "journey.master-key=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
        };
        program = TestProgram.start(data.resolve("one"), shared);
        ann = ((Outcome.Recorded) record(program, "o1")).journey();
        record(program, "o2");
        record(program, "o3");
    }

    @AfterEach
    void end() {
        if (program != null) {
            program.close();
        }
    }

    @Test
    void nothingIsAppendedToStreamsThatEndEarlierThanIsRemembered() {
        cut(2);

        assertThatThrownBy(() -> record(program, "o4"))
                .satisfies(e -> assertThat(Outage.isBehind(e)).isTrue())
                .hasMessageContaining("ends at position 2, and this process knows it up to 4")
                .hasMessageContaining("restart");
        assertThat(program.get(LedgerReader.class).count()).isEqualTo(2);
    }

    @Test
    void thisIsNoticedAlsoWhenAnotherProcessHasAppendedSince() {
        cut(3);
        try (TestProgram other = TestProgram.start(data.resolve("other"), shared)) {
            record(other, "p3");
            record(other, "p4");
        }

        assertThatThrownBy(() -> record(program, "o4")).hasMessageContaining("restart");
    }

    @Test
    void afterARestartTheStreamsGoOnWhereTheyEndNow() {
        cut(2);
        assertThatThrownBy(() -> record(program, "o4")).hasMessageContaining("restart");
        program.close();
        program = TestProgram.start(data.resolve("one"), shared);

        assertThat(record(program, "o4")).isInstanceOf(Outcome.Recorded.class);
        assertThat(program.get(LedgerReader.class).read(ann))
                .extracting(RawEvent::sequence)
                .containsExactly(0L, 1L, 2L);
    }

    /** Takes away what came after a position, with all that was written beside it. */
    private void cut(long position) {
        JdbcTemplate database = program.get(JdbcTemplate.class);
        new TransactionTemplate(program.get(PlatformTransactionManager.class)).executeWithoutResult(_ -> {
            database.execute("SET LOCAL session_replication_role = replica"); // no trigger keeps events from it
            database.update("DELETE FROM receipt r WHERE first_sequence >= (SELECT min(sequence) FROM domain_event e"
                    + " WHERE e.journey = r.journey AND position > " + position + ")");
            database.update("DELETE FROM domain_event WHERE position > " + position);
            database.queryForObject("SELECT setval('ledger_position', " + position + ")", Long.class);
        });
    }

    private static Outcome record(TestProgram program, String id) {
        return program.get(Intake.class).record(purchase(id, "ann@example.org"));
    }
}
