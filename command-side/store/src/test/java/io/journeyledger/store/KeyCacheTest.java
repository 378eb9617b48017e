package io.journeyledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.JourneyId;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

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
    void toAskForItDoesNotKeepItLonger() {
        JourneyId journey = new JourneyId("J17");
        cache.put(journey, JourneyKey.NONE);

        nanos.addAndGet(Duration.ofSeconds(40).toNanos());
        cache.get(journey);
        nanos.addAndGet(Duration.ofSeconds(40).toNanos());

        assertThat(cache.get(journey)).isNull();
    }
}
