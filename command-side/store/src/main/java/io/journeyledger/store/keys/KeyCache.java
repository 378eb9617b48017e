package io.journeyledger.store.keys;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.store.memory.Lately;
import io.journeyledger.store.memory.OfTransaction;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keys lately used: at most 20,000, each for at most a minute, so that an erasure by another process is soon felt. A
 * key made in a transaction is known to that transaction only, until it commits: it may yet be rolled back, and a text
 * sealed under a key that was never kept could never be opened.
 */
final class KeyCache {

    private static final int MOST = 20_000;
    private static final long NANOS = 60_000_000_000L;

    private final Map<JourneyId, Timed> keys = new Lately<>(MOST);

    /** Erased here lately: a key that was read before its erasure may come to be put after it. */
    private final Set<JourneyId> erased = Collections.newSetFromMap(new Lately<>(MOST));

    private final OfTransaction<Map<JourneyId, JourneyKey>> uncommitted =
            new OfTransaction<>(LinkedHashMap::new, this::committed);

    private record Timed(JourneyKey key, long since) {}

    private final LongSupplier nanos;

    /** @param nanos time that passes, from whenever on */
    KeyCache(LongSupplier nanos) {
        this.nanos = nanos;
    }

    @Nullable
    JourneyKey get(JourneyId journey) {
        Map<JourneyId, JourneyKey> own = uncommitted.current();
        if (own != null && own.containsKey(journey)) {
            return own.get(journey);
        }
        synchronized (keys) {
            Timed timed = keys.get(journey);
            return timed == null || nanos.getAsLong() - timed.since() > NANOS ? null : timed.key();
        }
    }

    void put(JourneyId journey, JourneyKey key) {
        synchronized (keys) {
            if (key.aead() == null || !erased.contains(journey)) {
                keys.put(journey, new Timed(key, nanos.getAsLong()));
            }
        }
    }

    void putAfterCommit(JourneyId journey, JourneyKey key) {
        Map<JourneyId, JourneyKey> own = uncommitted.open();
        if (own == null) {
            put(journey, key);
        } else {
            own.put(journey, key);
        }
    }

    /** To be called where the journey has a key, or had one: it gets no other. */
    void erase(JourneyId journey) {
        Map<JourneyId, JourneyKey> own = uncommitted.open();
        if (own == null) {
            forgetForGood(journey);
        } else {
            own.put(journey, JourneyKey.NONE);
            remove(journey); // also for those who ask between the commit and its being told here
        }
    }

    private void remove(JourneyId journey) {
        synchronized (keys) {
            keys.remove(journey);
        }
    }

    private void forgetForGood(JourneyId journey) {
        synchronized (keys) {
            erased.add(journey);
            keys.remove(journey);
        }
    }

    private void committed(Map<JourneyId, JourneyKey> own) {
        own.forEach((journey, key) -> {
            if (key.aead() == null) {
                forgetForGood(journey);
            } else {
                put(journey, key);
            }
        });
    }
}
