package io.journeyledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.journeyledger.ledger.Identifier;
import org.junit.jupiter.api.Test;

class FingerprintsTest {

    private static final String MASTER = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    @Test
    void aFingerprintIsKeyedAndTellsKindsApart() {
        Fingerprints fingerprints = new Fingerprints(MasterKey.of(MASTER));
        String email = fingerprints.of(Identifier.Kind.EMAIL, "ada@example.org");

        assertThat(email).matches("[0-9a-f]{32}").isEqualTo("b6f139c4b8adf3d56a6334d080928b12");
        assertThat(fingerprints.of(Identifier.Kind.ACCOUNT, "ada@example.org")).isNotEqualTo(email);
        assertThat(new Fingerprints(MasterKey.of("HhwaGBYUEhAODAoIBgQCAAABAgMEBQYHCAkKCwwNDg8="))
                        .of(Identifier.Kind.EMAIL, "ada@example.org"))
                .as("under another master key")
                .isNotEqualTo(email);
    }

    @Test
    void aMasterKeyOfTheWrongFormIsRefusedWithoutBeingRepeated() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MasterKey.of("c2VjcmV0"))
                .withMessageContaining("6 bytes")
                .withMessageNotContaining("c2VjcmV0");
        assertThat(MasterKey.of(MASTER)).hasToString("MasterKey");
    }
}
