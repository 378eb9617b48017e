package io.journeyledger.store.portable;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.store.keys.StoredKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A key as {@code data} of its line; whose it is says the line's subject. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@SuppressWarnings("ArrayRecordComponent") // read once, written once
record KeyJson(
        byte @Nullable [] wrapped,
        String createdAt,
        @Nullable String erasedAt) {

    KeyJson {
        Needed.of("createdAt", createdAt);
    }

    static KeyJson of(StoredKey key) {
        Instant erased = key.erasedAt();
        return new KeyJson(key.wrapped(), key.createdAt().toString(), erased == null ? null : erased.toString());
    }

    StoredKey of(JourneyId journey) {
        return new StoredKey(
                journey, wrapped, Instant.parse(createdAt), erasedAt == null ? null : Instant.parse(erasedAt));
    }
}
