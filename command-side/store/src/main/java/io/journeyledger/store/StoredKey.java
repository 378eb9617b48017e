package io.journeyledger.store;

import io.journeyledger.ledger.JourneyId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The key of a journey as it is kept, wrapped under the master key.
 *
 * @param generation counts up from 1 with every erasure that was followed by a new key
 * @param wrapped null when the key was erased: the next one must be of the next generation, so that what the erased one sealed
 *     is not taken for something altered
 * @param erasedAt null when it was not
 */
@SuppressWarnings("ArrayRecordComponent") // read once, written once
public record StoredKey(
        JourneyId journey,
        int generation,
        byte @Nullable [] wrapped,
        Instant createdAt,
        @Nullable Instant erasedAt) {}
