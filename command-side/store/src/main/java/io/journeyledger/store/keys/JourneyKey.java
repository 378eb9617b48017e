package io.journeyledger.store.keys;

import com.google.crypto.tink.Aead;
import io.journeyledger.ledger.JourneyId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A journey's key in memory.
 *
 * @param wrapped the key as it is kept; null when there is none
 * @param aead what seals and opens texts; null when the key was erased, or never was
 * @param marking what seals and opens fingerprints; null as the other
 */
@SuppressWarnings("ArrayRecordComponent") // made once; compared by isSameAs
record JourneyKey(
        byte @Nullable [] wrapped,
        @Nullable Aead aead,
        @Nullable Marking marking) {

    static final JourneyKey NONE = new JourneyKey(null, null, null);

    /** @param key the same unwrapped */
    static JourneyKey of(byte[] wrapped, byte[] key) {
        return new JourneyKey(wrapped, KeyWrapping.aead(key), new Marking(key));
    }

    static IllegalStateException erased(JourneyId journey) {
        return new IllegalStateException("The key of journey " + journey + " was erased; there is no other");
    }

    boolean isSameAs(JourneyKey other) {
        return aead != null && Arrays.equals(wrapped, other.wrapped);
    }
}
