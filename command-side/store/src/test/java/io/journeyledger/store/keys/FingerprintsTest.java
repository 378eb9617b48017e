package io.journeyledger.store.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.journeyledger.ledger.Identifier;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class FingerprintsTest {

    private static final String MASTER = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private static final String OTHER = "HhwaGBYUEhAODAoIBgQCAAABAgMEBQYHCAkKCwwNDg8=";

    @Test
    void aFingerprintIsKeyedAndTellsKindsApart() {
        Fingerprints fingerprints = new Fingerprints(MasterKey.of(MASTER));
        String email = fingerprints.of(Identifier.Kind.EMAIL, "ada@example.org");

        assertThat(email).matches("[0-9a-f]{32}").isEqualTo("b6f139c4b8adf3d56a6334d080928b12");
        assertThat(fingerprints.of(Identifier.Kind.ACCOUNT, "ada@example.org")).isNotEqualTo(email);
        assertThat(new Fingerprints(MasterKey.of(OTHER)).of(Identifier.Kind.EMAIL, "ada@example.org"))
                .as("under another master key")
                .isNotEqualTo(email);
    }

    @Test
    void whatContentIsHashedToTellsNothingWithoutTheKey() {
        Fingerprints fingerprints = new Fingerprints(MasterKey.of(MASTER));
        byte[] content = "ada@example.org".getBytes(StandardCharsets.UTF_8);
        byte[] hash = fingerprints.of(content);

        assertThat(hash).hasSize(32).isEqualTo(new Fingerprints(MasterKey.of(MASTER)).of(content));
        assertThat(new Fingerprints(MasterKey.of(OTHER)).of(content))
                .as("under another master key")
                .isNotEqualTo(hash);
        assertThat(Identifier.Kind.values())
                .as("is no fingerprint")
                .allSatisfy(kind -> assertThat(HexFormat.of().formatHex(hash))
                        .doesNotStartWith(fingerprints.of(kind, "ada@example.org")));
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
