package io.journeyledger.store.keys;

import com.google.crypto.tink.Aead;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A journey's key in memory.
 *
 * @param wrapped the key as it is kept; null when there is none
 * @param aead null when the key was erased, or never was
 */
@SuppressWarnings("ArrayRecordComponent") // made once; compared by isSameAs
record JourneyKey(byte @Nullable [] wrapped, @Nullable Aead aead) {

    static final JourneyKey NONE = new JourneyKey(null, null);

    boolean isSameAs(JourneyKey other) {
        return aead != null && Arrays.equals(wrapped, other.wrapped);
    }
}
