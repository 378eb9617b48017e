package io.journeyledger.store.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import io.journeyledger.ledger.JourneyId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/**
 * Wraps keys under the master key (AES-256-GCM by Tink), each bound to the name of whose it is. Safe for use by many
 * threads.
 */
final class KeyWrapping {

    private final Aead master;

    KeyWrapping(MasterKey master) {
        this.master = aead(master.derive("journey key wrapping"));
    }

    byte[] wrap(String name, byte[] key) {
        try {
            return master.encrypt(key, name.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @throws GeneralSecurityException when it was altered, is of another name or was wrapped under another master key
     */
    byte[] unwrap(String name, byte[] wrapped) throws GeneralSecurityException {
        return master.decrypt(wrapped, name.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A journey's key in memory; none when there is nothing to unwrap.
     *
     * @throws UnopenableTextException when it cannot be unwrapped
     */
    JourneyKey key(JourneyId journey, byte @Nullable [] wrapped) {
        if (wrapped == null) {
            return JourneyKey.NONE;
        }
        try {
            return JourneyKey.of(wrapped, unwrap(journey.value(), wrapped));
        } catch (GeneralSecurityException e) {
            throw new UnopenableTextException(
                    "The key of journey " + journey
                            + " cannot be opened: the master key is not the one it was wrapped under, or the row was altered",
                    e);
        }
    }

    boolean unwraps(String name, byte[] wrapped) {
        try {
            unwrap(name, wrapped);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** What seals and opens with a key. */
    static Aead aead(byte[] key) {
        try {
            return new AesGcmJce(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
