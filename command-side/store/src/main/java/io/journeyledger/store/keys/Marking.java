package io.journeyledger.store.keys;

import com.google.crypto.tink.DeterministicAead;
import com.google.crypto.tink.subtle.AesSiv;
import com.google.crypto.tink.subtle.Hkdf;
import io.journeyledger.ledger.Identifier;
import io.journeyledger.ledger.JourneyId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Seals fingerprints under a journey's key, an equal one always to an equal mark: AES-SIV (RFC 5297, by Tink) under a
 * key of 64 bytes that is derived from the journey's for nothing else (HKDF, RFC 5869), bound to the journey's id. Safe
 * for use by many threads.
 */
final class Marking {

    private static final byte[] PURPOSE = "marks of identifiers".getBytes(StandardCharsets.UTF_8);
    private static final int KEY_BYTES = 64;

    private final byte[] journeyKey;

    /** Made at first use: most keys seal and open texts only. */
    private volatile @Nullable DeterministicAead siv;

    Marking(byte[] journeyKey) {
        this.journeyKey = journeyKey;
    }

    Identifier.Mark seal(JourneyId journey, String fingerprint) {
        try {
            byte[] sealed = siv().encryptDeterministically(HexFormat.of().parseHex(fingerprint), bound(journey));
            return new Identifier.Mark(Base64.getUrlEncoder().withoutPadding().encodeToString(sealed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("An identifier of journey " + journey + " cannot be marked", e);
        }
    }

    /** @throws UnopenableTextException when it was altered, or is not sealed under this key for this journey */
    String open(JourneyId journey, Identifier.Mark mark) {
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(mark.sealed());
            return HexFormat.of().formatHex(siv().decryptDeterministically(sealed, bound(journey)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new UnopenableTextException(
                    "The mark of an identifier of journey " + journey
                            + " was altered, or is not sealed under the key that is here",
                    e);
        }
    }

    private DeterministicAead siv() throws GeneralSecurityException {
        DeterministicAead made = siv;
        if (made == null) {
            made = new AesSiv(Hkdf.computeHkdf("HMACSHA256", journeyKey, new byte[0], PURPOSE, KEY_BYTES));
            siv = made;
        }
        return made;
    }

    private static byte[] bound(JourneyId journey) {
        return journey.value().getBytes(StandardCharsets.UTF_8);
    }
}
