package io.journeyledger.store.keys;

import com.google.crypto.tink.Aead;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.PersonalText;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.function.Function;

/**
 * The form of a sealed text: {@code 1.<nonce, ciphertext and tag in Base64 for URLs>}; the number tells it from forms
 * to come.
 */
final class Cipher {

    private static final String FORM = "1.";

    private Cipher() {}

    /** @throws IllegalStateException when the key was erased */
    static PersonalText.Sealed seal(JourneyId journey, JourneyKey key, PersonalText.Clear text) {
        Aead aead = key.aead();
        if (aead == null) {
            throw JourneyKey.erased(journey);
        }
        try {
            byte[] cipher = aead.encrypt(text.text().getBytes(StandardCharsets.UTF_8), bound(journey));
            return new PersonalText.Sealed(
                    FORM + Base64.getUrlEncoder().withoutPadding().encodeToString(cipher));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A text of journey " + journey + " cannot be sealed", e);
        }
    }

    /**
     * @param keys the key that a journey has now
     * @throws UnopenableTextException when it was altered, has no known form or is not sealed under that key
     */
    static PersonalText open(JourneyId journey, String cipher, Function<JourneyId, JourneyKey> keys) {
        if (!cipher.startsWith(FORM)) {
            throw new UnopenableTextException("A sealed text of journey " + journey + " has no known form", null);
        }
        Aead aead = keys.apply(journey).aead();
        if (aead == null) {
            return new PersonalText.Erased();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cipher.substring(FORM.length()));
            return new PersonalText.Clear(new String(aead.decrypt(bytes, bound(journey)), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new UnopenableTextException(
                    "A sealed text of journey " + journey + " was altered, or is not sealed under the key that is here",
                    e);
        }
    }

    private static byte[] bound(JourneyId journey) {
        return journey.value().getBytes(StandardCharsets.UTF_8);
    }
}
