package io.journeyledger.store;

import com.google.crypto.tink.Aead;
import org.jspecify.annotations.Nullable;

/**
 * A journey's key in memory.
 *
 * @param generation counts up from 1 with every erasure that was followed by a new key
 * @param aead null when the key was erased, or never was
 */
record JourneyKey(int generation, @Nullable Aead aead) {

    static final JourneyKey NONE = new JourneyKey(0, null);
}
