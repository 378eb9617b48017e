package io.journeyledger.store.keys;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.PersonalText;
import io.journeyledger.store.Samples;
import io.journeyledger.store.StoreUnderTest;
import io.journeyledger.store.database.Database;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionTemplate;

/** Two programs with different master keys at one ledger. */
class ForeignMasterKeyTest {

    @TempDir
    Path folder;

    private StoreUnderTest store;
    private JourneyKeys own;
    private JourneyKeys foreign;

    @BeforeEach
    void open() {
        store = StoreUnderTest.open(Map.of("journey.data", folder.toString()));
        own = store.get(JourneyKeys.class);
        foreign = new JourneyKeys(
                new KeyTable(store.get(Database.class), store.get(TransactionTemplate.class)),
                MasterKey.of("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void isFoundOutAtStart() {
        seal(own);

        assertThatIllegalStateException().isThrownBy(foreign::verifyMasterKey).withMessageContaining("not the one");
        assertThatCode(own::verifyMasterKey).doesNotThrowAnyException();
    }

    @Test
    void takesTheLedgerWhereNothingWasEverSealed() {
        assertThatCode(foreign::verifyMasterKey).doesNotThrowAnyException();
        seal(foreign);

        assertThatIllegalStateException().isThrownBy(own::verifyMasterKey).withMessageContaining("not the one");
    }

    private void seal(JourneyKeys keys) {
        JourneyId journey = Samples.journey();
        store.get(TransactionTemplate.class).executeWithoutResult(_ -> {
            keys.seal(journey, new PersonalText.Clear("Ada Lovelace"));
            keys.keep(List.of(journey));
        });
    }
}
