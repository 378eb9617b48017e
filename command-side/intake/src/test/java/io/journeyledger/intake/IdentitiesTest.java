package io.journeyledger.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.JourneyId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whose an identifier is, as the table says it, whatever is remembered of it. */
class IdentitiesTest {

    private static final String PRINT = "000102030405060708090a0b0c0d0e0f";
    private static final String OTHER = "100102030405060708090a0b0c0d0e0f";
    private static final JourneyId ANN = new JourneyId("ANN");
    private static final JourneyId BOB = new JourneyId("BOB");

    @TempDir
    Path data;

    private TestProgram program;
    private Identities identities;
    private TransactionTemplate transaction;

    @BeforeEach
    void start() {
        program = TestProgram.start(data);
        identities = program.get(Identities.class);
        transaction = new TransactionTemplate(program.get(PlatformTransactionManager.class));
    }

    @AfterEach
    void stop() {
        program.close();
    }

    @Test
    void aLinkIsKnownToItsTransactionAndAfterItsCommit() {
        transaction.executeWithoutResult(_ -> {
            identities.add(Map.of(PRINT, ANN));
            assertThat(found()).isEqualTo(Map.of(PRINT, ANN));
        });

        assertThat(found()).isEqualTo(Map.of(PRINT, ANN));
    }

    @Test
    void aLinkThatIsRolledBackIsNotKnown() {
        transaction.executeWithoutResult(status -> {
            identities.add(Map.of(PRINT, ANN));
            status.setRollbackOnly();
        });

        assertThat(found()).isEmpty();
    }

    @Test
    void whatIsKnownIsNotAskedForAgain() {
        link(ANN);
        program.get(JdbcTemplate.class).update("DELETE FROM identifier");

        assertThat(found()).isEqualTo(Map.of(PRINT, ANN));
    }

    @Test
    void whatIsTakenAwayIsNobodysInTheSameTransactionAndLater() {
        link(ANN);
        transaction.executeWithoutResult(_ -> {
            identities.remove(PRINT, ANN);
            assertThat(found()).isEmpty();
        });
        assertThat(found()).isEmpty();

        transaction.executeWithoutResult(_ -> {
            identities.add(Map.of(PRINT, BOB));
            identities.remove(PRINT, BOB);
        });
        assertThat(found()).isEmpty();
    }

    @Test
    void whatWasTakenAwayInVainIsStillTheirs() {
        link(ANN);
        transaction.executeWithoutResult(status -> {
            identities.removeAll(ANN);
            status.setRollbackOnly();
        });

        assertThat(found()).isEqualTo(Map.of(PRINT, ANN));
    }

    @Test
    void whatMovesIsTheOthersAtOnce() {
        link(ANN);
        transaction.executeWithoutResult(_ -> {
            identities.add(Map.of(OTHER, ANN));
            identities.moveAll(ANN, BOB);
            assertThat(found()).isEqualTo(Map.of(PRINT, BOB, OTHER, BOB));
        });
        assertThat(found()).isEqualTo(Map.of(PRINT, BOB, OTHER, BOB));
    }

    @Test
    void whatIsGivenBackIsTheirsAgain() {
        link(BOB);

        transaction.executeWithoutResult(_ -> identities.move(List.of(PRINT), ANN));

        assertThat(found()).isEqualTo(Map.of(PRINT, ANN));
    }

    @Test
    void whatIsErasedIsNobodys() {
        link(ANN);

        transaction.executeWithoutResult(_ -> identities.removeAll(ANN));

        assertThat(found()).isEmpty();
    }

    private void link(JourneyId journey) {
        transaction.executeWithoutResult(_ -> identities.add(Map.of(PRINT, journey)));
    }

    private Map<String, JourneyId> found() {
        return identities.find(List.of(PRINT, OTHER));
    }
}
