package io.journeyledger.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Provenance;
import io.journeyledger.store.database.Database;
import io.journeyledger.store.settings.StoreProperties;
import io.journeyledger.store.support.PrivatePostgres;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Receipts of events that are kept elsewhere: in Axon Server, with the other tables in PostgreSQL. */
class ReceiptsTest {

    @TempDir
    Path data;

    /** There are 2,147,483,647 of them. */
    @Test
    void ofAJourneyThatIsThereTakeNoNumber() {
        assumeTrue(PrivatePostgres.isInstalled(), "PostgreSQL is not installed");
        String url = PrivatePostgres.shared().newDatabase();
        try (TestProgram program = TestProgram.start(
                data,
                "journey.store=postgresql",
                "journey.postgresql.url=" + url,
                "journey.master-key=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=")) {
            Receipts receipts = new Receipts(
                    program.get(JdbcTemplate.class),
                    program.get(Database.class),
                    new StoreProperties(
                            StoreProperties.Kind.AXONSERVER,
                            data,
                            null,
                            null,
                            new StoreProperties.Postgresql(url, null, null, 8)));
            for (int entry = 0; entry < 5; entry++) {
                add(program, receipts, "ANN", entry);
            }

            add(program, receipts, "BOB", 0);

            assertThat(number(program, "BOB")).isEqualTo(number(program, "ANN") + 1);
            Receipts.Key last = key("ANN", 4);
            assertThat(receipts.find(List.of(last))).containsKey(last);
        }
    }

    private static void add(TestProgram program, Receipts receipts, String journey, int entry) {
        program.get(TransactionTemplate.class)
                .executeWithoutResult(_ -> receipts.add(
                        Map.of(key(journey, entry), new Outcome.Recorded(new JourneyId(journey), entry, 1))));
    }

    private static Receipts.Key key(String journey, int entry) {
        return Receipts.Key.of(Provenance.of("test", journey + entry));
    }

    private static int number(TestProgram program, String journey) {
        return Objects.requireNonNull(program.get(JdbcTemplate.class)
                .queryForObject("SELECT number FROM journey WHERE id = ?", Integer.class, journey));
    }
}
