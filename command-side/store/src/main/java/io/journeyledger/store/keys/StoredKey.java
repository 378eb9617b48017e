package io.journeyledger.store.keys;

import io.journeyledger.ledger.JourneyId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The key of a journey as it is kept, wrapped under the master key.
 *
 * @param wrapped null when the key was erased
 * @param erasedAt null when it was not
 */
@SuppressWarnings("ArrayRecordComponent") // read once, written once
public record StoredKey(
        JourneyId journey,
        byte @Nullable [] wrapped,
        Instant createdAt,
        @Nullable Instant erasedAt) {
    /** What is kept of a journey's key on this connection so far; null when there is none, or it was erased. */
    public static byte @Nullable [] wrapped(Connection connection, JourneyId journey) throws SQLException {
        return KeyTable.wrapped(connection, journey.value());
    }
}
