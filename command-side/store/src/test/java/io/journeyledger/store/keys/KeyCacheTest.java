package io.journeyledger.store.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.JourneyId;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionSynchronizationUtils;

class KeyCacheTest {

    private final AtomicLong nanos = new AtomicLong(-17);
    private final KeyCache cache = new KeyCache(nanos::get);

    /** Another process may have erased it meanwhile. */
    @Test
    void aKeyIsForgottenAMinuteAfterItWasFetched() {
        JourneyId journey = new JourneyId("J17");
        cache.put(journey, JourneyKey.NONE);

        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThat(cache.get(journey)).isNotNull();
        nanos.incrementAndGet();
        assertThat(cache.get(journey)).isNull();
    }

    @Test
    void whoReadAKeyBeforeItsErasureDoesNotBringItBack() {
        JourneyId journey = new JourneyId("J17");
        JourneyKey read = key();

        cache.erase(journey);
        cache.put(journey, read);
        cache.putAfterCommit(journey, read);

        assertThat(cache.get(journey)).isNull();
    }

    @Test
    void anErasureThatIsRolledBackErasesNothing() {
        JourneyId journey = new JourneyId("J17");
        JourneyKey key = key();

        TransactionSynchronizationManager.initSynchronization();
        try {
            cache.erase(journey);
            assertThat(cache.get(journey)).isEqualTo(JourneyKey.NONE);
        } finally {
            TransactionSynchronizationUtils.triggerAfterCompletion(TransactionSynchronization.STATUS_ROLLED_BACK);
            TransactionSynchronizationManager.clearSynchronization();
        }
        cache.put(journey, key);

        assertThat(cache.get(journey)).isEqualTo(key);
    }

    private static JourneyKey key() {
        byte[] key = new byte[JourneyKeys.KEY_BYTES];
        return JourneyKey.of(key, key);
    }

    @Test
    void toAskForItDoesNotKeepItLonger() {
        JourneyId journey = new JourneyId("J17");
        cache.put(journey, JourneyKey.NONE);

        nanos.addAndGet(Duration.ofSeconds(40).toNanos());
        cache.get(journey);
        nanos.addAndGet(Duration.ofSeconds(40).toNanos());

        assertThat(cache.get(journey)).isNull();
    }
}
