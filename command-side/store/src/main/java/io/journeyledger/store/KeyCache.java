package io.journeyledger.store;

import io.journeyledger.ledger.JourneyId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keys lately used: at most 20,000, each for at most a minute, so that an erasure by another process is soon felt. A key
 * made in a transaction is known to that transaction only, until it commits: it may yet be rolled back, and a text
 * sealed under a key that was never kept could never be opened.
 */
final class KeyCache {

    private static final int MOST = 20_000;
    private static final long NANOS = 60_000_000_000L;

    private final Map<JourneyId, Timed> keys = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<JourneyId, Timed> eldest) {
            return size() > MOST;
        }
    };

    private record Timed(JourneyKey key, long since) {}

    @Nullable
    JourneyKey get(JourneyId journey) {
        Uncommitted own = Uncommitted.current(this);
        if (own != null && own.keys.containsKey(journey)) {
            return own.keys.get(journey);
        }
        synchronized (keys) {
            Timed timed = keys.get(journey);
            return timed == null || System.nanoTime() - timed.since() > NANOS ? null : timed.key();
        }
    }

    void put(JourneyId journey, JourneyKey key) {
        synchronized (keys) {
            keys.put(journey, new Timed(key, System.nanoTime()));
        }
    }

    void putAfterCommit(JourneyId journey, JourneyKey key) {
        Uncommitted own = Uncommitted.open(this);
        if (own == null) {
            put(journey, key);
        } else {
            own.keys.put(journey, key);
        }
    }

    void removeNowAndAfterCommit(JourneyId journey) {
        remove(journey);
        Uncommitted own = Uncommitted.open(this);
        if (own != null) {
            own.keys.put(journey, JourneyKey.NONE);
        }
    }

    private void remove(JourneyId journey) {
        synchronized (keys) {
            keys.remove(journey);
        }
    }

    /** What the transaction of this thread did to keys. */
    private static final class Uncommitted implements TransactionSynchronization {

        private final KeyCache cache;
        private final Map<JourneyId, JourneyKey> keys = new LinkedHashMap<>();

        private Uncommitted(KeyCache cache) {
            this.cache = cache;
        }

        static @Nullable Uncommitted current(KeyCache cache) {
            return (Uncommitted) TransactionSynchronizationManager.getResource(cache);
        }

        static @Nullable Uncommitted open(KeyCache cache) {
            if (!TransactionSynchronizationManager.isSynchronizationActive()) {
                return null;
            }
            Uncommitted own = current(cache);
            if (own == null) {
                own = new Uncommitted(cache);
                TransactionSynchronizationManager.bindResource(cache, own);
                TransactionSynchronizationManager.registerSynchronization(own);
            }
            return own;
        }

        @Override
        public void afterCommit() {
            keys.forEach((journey, key) -> {
                if (key.aead() == null) {
                    cache.remove(journey);
                } else {
                    cache.put(journey, key);
                }
            });
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(cache);
        }
    }
}
