package io.journeyledger.store.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.journeyledger.ledger.ContactEvent;
import io.journeyledger.ledger.IdentityEvent;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.PersonalText;
import io.journeyledger.store.AppendingContract;
import io.journeyledger.store.Samples;
import io.journeyledger.store.StoreUnderTest;
import io.journeyledger.store.database.Database;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

class JourneyKeysTest {

    private static final PersonalText.Clear TEXT = new PersonalText.Clear("Ada Lovelace, 客戶");

    @TempDir
    static Path folder;

    private static StoreUnderTest store;

    @BeforeAll
    static void open() {
        store = StoreUnderTest.open(Map.of("journey.data", folder.toString()));
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Test
    void aSealedTextIsOpenedUnderItsJourneysKeyOnly() {
        JourneyId journey = Samples.journey();
        JourneyId other = Samples.journey();

        PersonalText.Sealed sealed = keys().seal(journey, TEXT);

        assertThat(sealed.cipher()).startsWith("1.").doesNotContain("Ada");
        assertThat(keys().open(journey, sealed)).isEqualTo(TEXT);
        assertThat(keys().seal(journey, TEXT)).as("never the same cipher twice").isNotEqualTo(sealed);
        keys().seal(other, TEXT);
        assertThatIllegalStateException()
                .isThrownBy(() -> keys().open(other, sealed))
                .withMessageContaining("altered");
    }

    @Test
    void anAlteredCipherIsNotOpened() {
        JourneyId journey = Samples.journey();
        String cipher = keys().seal(journey, TEXT).cipher();
        char flipped = cipher.charAt(10) == 'A' ? 'B' : 'A';

        PersonalText altered = new PersonalText.Sealed(cipher.substring(0, 10) + flipped + cipher.substring(11));

        assertThatIllegalStateException().isThrownBy(() -> keys().open(journey, altered));
    }

    @Test
    void aKeyThatCannotBeOpenedIsTheTroubleOfItsJourneyAlone() {
        JourneyId journey = Samples.journey();
        JourneyId damaged = Samples.journey();
        PersonalText.Sealed sealed = keys().seal(journey, TEXT);
        PersonalText.Sealed lost = keys().seal(damaged, TEXT);
        store.get(JdbcTemplate.class)
                .update("UPDATE journey_key SET wrapped = X'00' WHERE journey_id = ?", damaged.value());
        store.close();
        open();

        keys().load(List.of(damaged, journey));

        assertThat(keys().open(journey, sealed)).isEqualTo(TEXT);
        assertThatIllegalStateException()
                .isThrownBy(() -> keys().open(damaged, lost))
                .withMessageContaining("The key of journey " + damaged + " cannot be opened");
    }

    @Test
    void whatWasSealedIsOpenedAfterARestart() {
        JourneyId journey = Samples.journey();
        PersonalText.Sealed sealed = keys().seal(journey, TEXT);
        store.close();

        open();

        assertThat(keys().open(journey, sealed)).isEqualTo(TEXT);
    }

    @Test
    void whenTheKeyIsErasedTheTextReadsErasedForEver() {
        JourneyId journey = Samples.journey();
        PersonalText.Sealed before = keys().seal(journey, TEXT);

        keys().erase(journey);

        assertThat(keys().open(journey, before)).isEqualTo(new PersonalText.Erased());
        assertThatIllegalStateException()
                .isThrownBy(() -> keys().seal(journey, TEXT))
                .withMessageContaining("was erased");
        assertThat(keys().open(journey, before)).isEqualTo(new PersonalText.Erased());
        assertThat(keys().wasErased(journey)).isTrue();
        assertThat(keys().open(Samples.journey(), before)).as("never had a key").isEqualTo(new PersonalText.Erased());
    }

    @Test
    void toEraseWhatHasNoKeyIsHarmless() {
        JourneyId journey = Samples.journey();

        keys().erase(journey);

        assertThat(keys().open(journey, keys().seal(journey, TEXT))).isEqualTo(TEXT);
    }

    @Test
    void aKeyOfATransactionThatFailsIsNeverUsedAgain() {
        JourneyId journey = Samples.journey();
        TransactionTemplate transaction = store.get(TransactionTemplate.class);

        PersonalText.Sealed lost = transaction.execute(status -> {
            PersonalText.Sealed sealed = keys().seal(journey, TEXT);
            assertThat(keys().open(journey, sealed)).isEqualTo(TEXT);
            status.setRollbackOnly();
            return sealed;
        });

        assertThat(keys().open(journey, java.util.Objects.requireNonNull(lost))).isEqualTo(new PersonalText.Erased());
        PersonalText.Sealed kept = transaction.execute(status -> keys().seal(journey, TEXT));
        assertThat(keys().open(journey, java.util.Objects.requireNonNull(kept))).isEqualTo(TEXT);
    }

    @Test
    void manyThatSealAtOnceUseOneKey() throws Exception {
        JourneyId journey = Samples.journey();
        CyclicBarrier together = new CyclicBarrier(4);

        List<PersonalText.Sealed> sealed = AppendingContract.inParallel(4, number -> {
            together.await(10, TimeUnit.SECONDS);
            return new JourneyKeys(
                            new KeyTable(store.get(Database.class), store.get(TransactionTemplate.class)),
                            store.get(MasterKey.class))
                    .seal(journey, TEXT);
        });

        assertThat(sealed)
                .allSatisfy(text -> assertThat(keys().open(journey, text)).isEqualTo(TEXT));
    }

    @Test
    void keysOfManyJourneysAreMadeAndLoadedAtOnce() {
        List<JourneyId> journeys = List.of(Samples.journey(), Samples.journey(), Samples.journey());

        keys().ensure(journeys);
        keys().load(journeys);

        assertThat(journeys)
                .allSatisfy(journey -> assertThat(new JdbcTemplate(store.get(DataSource.class))
                                .queryForObject(
                                        "SELECT length(wrapped) FROM journey_key WHERE journey_id = ?",
                                        Integer.class,
                                        journey.value()))
                        .isEqualTo(12 + JourneyKeys.KEY_BYTES + 16));
    }

    @Test
    void aKeyThatAnotherProcessErasedIsGoneOnceItIsFetchedAnew() {
        JourneyId journey = Samples.journey();
        PersonalText.Sealed sealed = keys().seal(journey, TEXT);
        new JdbcTemplate(store.get(DataSource.class))
                .update("UPDATE journey_key SET wrapped = NULL WHERE journey_id = ?", journey.value());

        keys().load(List.of(journey));
        assertThat(keys().open(journey, sealed)).as("for a minute").isEqualTo(TEXT);
        keys().reload(List.of(journey));
        assertThat(keys().open(journey, sealed)).isInstanceOf(PersonalText.Erased.class);
    }

    @Test
    void whatWasSealedAheadUnderAMadeKeyIsOpenedOnceThatKeyIsKept() {
        JourneyId journey = Samples.journey();
        SealingKey made = keys().make(journey);
        PersonalText.Sealed sealed = keys().seal(made, TEXT);
        assertThat(keys().isCurrent(made)).isFalse();

        together(() -> {
            keys().propose(List.of(journey), List.of(made));
            assertThat(keys().isCurrent(made)).isTrue();
            keys().keep(List.of(journey));
        });

        assertThat(keys().isCurrent(made)).isTrue();
        assertThat(keys().open(journey, sealed)).isEqualTo(TEXT);
    }

    @Test
    void aKeyThatIsProposedAndNotKeptIsNone() {
        JourneyId journey = Samples.journey();

        together(() -> {
            keys().propose(List.of(journey), List.of());
            keys().seal(journey, TEXT);
        });

        assertThat(keys().ahead(journey)).isNull();
        assertThat(keys().wasErased(journey)).isFalse();
    }

    @Test
    void aKeyMadeAheadIsLeftAsideWhereThereIsOne() {
        JourneyId journey = Samples.journey();
        keys().ensure(List.of(journey));
        SealingKey made = keys().make(journey);
        SealingKey kept = java.util.Objects.requireNonNull(keys().ahead(journey));

        together(() -> {
            keys().propose(List.of(journey), List.of(made));
            assertThat(keys().isCurrent(made)).isFalse();
            keys().keep(List.of(journey));
        });

        assertThat(keys().isCurrent(made)).isFalse();
        assertThat(keys().isCurrent(kept)).isTrue();
    }

    @Test
    void anErasedKeyStaysErasedWhateverIsProposed() {
        JourneyId journey = Samples.journey();
        keys().ensure(List.of(journey));
        SealingKey kept = java.util.Objects.requireNonNull(keys().ahead(journey));
        keys().erase(journey);

        together(() -> {
            keys().propose(List.of(journey), List.of());
            keys().seal(journey, TEXT);
            keys().keep(List.of(journey));
        });

        assertThat(keys().isCurrent(kept)).isFalse();
        assertThat(keys().ahead(journey)).isNull();
        assertThat(keys().wasErased(journey)).isTrue();
    }

    @Test
    void whoComesSecondWithAKeyTriesAgain() {
        JourneyId journey = Samples.journey();
        SealingKey second = keys().make(journey);

        assertThatExceptionOfType(DuplicateKeyException.class)
                .isThrownBy(() -> together(() -> {
                    keys().propose(List.of(journey), List.of(second));
                    keys().ensure(List.of(journey));
                    keys().keep(List.of(journey));
                }));
    }

    private static void together(Runnable work) {
        store.get(TransactionTemplate.class).executeWithoutResult(_ -> work.run());
    }

    @Test
    void everyPersonalTextOfAnEventIsSealedAndOpened() {
        JourneyId journey = Samples.journey();
        var profile = new IdentityEvent.ProfileDescribed(
                Samples.OCCURRED, IdentityEvent.Aspect.DEMOGRAPHIC, Map.of("name", TEXT));
        var kept = new ContactEvent.PromiseKept(Samples.OCCURRED, "p-1");

        IdentityEvent.ProfileDescribed sealed = keys().seal(journey, profile);

        assertThat(sealed.attributes().get("name")).isInstanceOf(PersonalText.Sealed.class);
        assertThat(keys().open(journey, sealed)).isEqualTo(profile);
        assertThat(keys().seal(journey, kept)).isSameAs(kept);
    }

    private static JourneyKeys keys() {
        return store.get(JourneyKeys.class);
    }
}
