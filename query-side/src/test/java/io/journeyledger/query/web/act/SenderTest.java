package io.journeyledger.query.web.act;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.KeyedHash;
import io.journeyledger.store.keys.Fingerprints;
import io.journeyledger.store.keys.MasterKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SenderTest {

    private static final String FORM = "3d2f7c1e-91c4-4e0a-8a53-0c8a4a2d6b10";
    private static final KeyedHash OURS = under("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
    private static final KeyedHash OTHERS = under("HhwaGBYUEhAODAoIBgQCAAABAgMEBQYHCAkKCwwNDg8=");

    /** A process that starts again, or another one, has the same key. */
    @Test
    void a_form_sent_twice_is_one_and_a_changed_one_is_another() {
        String id = id("0555 0101", OURS);

        assertThat(id)
                .startsWith(FORM + "-")
                .isEqualTo(id("0555 0101", under("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=")));
        assertThat(id("0555 0102", OURS)).startsWith(FORM + "-").isNotEqualTo(id);
    }

    @Test
    void nobody_without_the_key_can_try_out_what_was_typed() {
        assertThat(id("0555 0101", OTHERS)).startsWith(FORM + "-").isNotEqualTo(id("0555 0101", OURS));
    }

    private static String id(String phone, KeyedHash hashes) {
        Map<String, String> typed = new HashMap<>(Map.of(Form.ID, FORM, "kind", "PHONE", "value", phone));
        return Sender.of(Typed.of(typed), "amy", Instant.EPOCH, hashes).id();
    }

    private static KeyedHash under(String master) {
        return new Fingerprints(MasterKey.of(master));
    }
}
