package io.journeyledger.store.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.journeyledger.ledger.Identifier;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.PersonalText;
import io.journeyledger.store.Samples;
import io.journeyledger.store.StoreUnderTest;
import io.journeyledger.store.codec.EventCodec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarksTest {

    @TempDir
    static Path folder;

    private static StoreUnderTest store;
    private static Marks marks;
    private static JourneyKeys keys;
    private static String ada;

    private final JourneyId journey = Samples.journey();

    @BeforeAll
    static void open() {
        store = StoreUnderTest.open(Map.of("journey.data", folder.toString()));
        marks = store.get(Marks.class);
        keys = store.get(JourneyKeys.class);
        ada = store.get(Fingerprints.class).of(Identifier.Kind.EMAIL, "ada@example.org");
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Test
    void anIdentifierHasOneMarkInItsJourneyAndAnotherInEveryOther() {
        Identifier.Mark mark = marks.of(journey, ada);

        assertThat(marks.of(journey, ada)).isEqualTo(mark);
        assertThat(marks.of(Samples.journey(), ada)).isNotEqualTo(mark);
        assertThat(marks.of(journey, store.get(Fingerprints.class).of(Identifier.Kind.ACCOUNT, "ada@example.org")))
                .isNotEqualTo(mark);
        assertThat(mark.sealed()).doesNotContain(ada);
    }

    @Test
    void whatWasMarkedUnderAnExpectedKeyIsMarkedTheSame() {
        marks.of(journey, ada);
        SealingKey key = Objects.requireNonNull(keys.ahead(journey));

        assertThat(marks.of(key, ada)).isEqualTo(marks.of(journey, ada));
    }

    @Test
    void aMarkIsOpenedUnderTheKeyOfItsJourneyOnly() {
        Identifier.Mark mark = marks.of(journey, ada);
        JourneyId other = Samples.journey();
        marks.of(other, ada);

        assertThat(marks.fingerprint(journey, mark)).contains(ada);
        assertThatExceptionOfType(UnopenableTextException.class)
                .isThrownBy(() -> marks.fingerprint(other, mark))
                .withMessageContaining(other.value());
    }

    @Test
    void anAlteredMarkIsNotOpened() {
        String sealed = marks.of(journey, ada).sealed();
        Identifier.Mark altered = new Identifier.Mark(sealed.substring(0, 42) + (sealed.charAt(42) == 'A' ? 'E' : 'A'));

        assertThatExceptionOfType(UnopenableTextException.class).isThrownBy(() -> marks.fingerprint(journey, altered));
    }

    @Test
    void whenTheKeyIsErasedNobodyCanTellOrMakeAMarkAgain() {
        Identifier.Mark mark = marks.of(journey, ada);

        keys.erase(journey);

        assertThat(marks.fingerprint(journey, mark)).isEmpty();
        assertThat(marks.fingerprint(journey, null, mark)).isEmpty();
        assertThatIllegalStateException()
                .isThrownBy(() -> marks.of(journey, ada))
                .withMessageContaining("was erased");
    }

    @Test
    void aFingerprintThatIsNotSealedIsNoMarkAndNoEventHoldsOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Identifier.Mark(ada))
                .withMessageContaining("seal it under the journey's key first")
                .withMessageNotContaining(ada);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Identifier.Mark("somebody.with.a.long.address@mail.example.orgx".substring(0, 43)));
        byte[] stored = ("{\"occurredAt\":\"2026-03-01T09:30:00Z\",\"kind\":\"EMAIL\",\"mark\":\"" + ada
                        + "\",\"reason\":\"wrong\"}")
                .getBytes(StandardCharsets.UTF_8);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventCodec.standard().decode("IdentifierUnlinked", "1", stored))
                .withMessageContaining("mark: ")
                .withMessageNotContaining(ada);
    }

    @Test
    void aMarkIsNoSealedText() {
        Identifier.Mark mark = marks.of(journey, ada);

        assertThatIllegalStateException()
                .isThrownBy(() -> keys.open(journey, new PersonalText.Sealed("1." + mark.sealed())));
    }
}
