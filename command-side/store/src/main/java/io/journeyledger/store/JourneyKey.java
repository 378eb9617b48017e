package io.journeyledger.store;

import com.google.crypto.tink.Aead;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A journey's key in memory.
 *
 * @param generation 1; earlier versions counted up with every erasure that was followed by a new key
 * @param wrapped the key as it is kept; null when there is none
 * @param aead null when the key was erased, or never was
 */
@SuppressWarnings("ArrayRecordComponent") // made once; compared by isSameAs
record JourneyKey(
        int generation, byte @Nullable [] wrapped, @Nullable Aead aead) {

    static final JourneyKey NONE = new JourneyKey(0, null, null);

    boolean isSameAs(JourneyKey other) {
        return aead != null && generation == other.generation && Arrays.equals(wrapped, other.wrapped);
    }
}
