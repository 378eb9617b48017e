package io.journeyledger.store.keys;

import io.journeyledger.ledger.JourneyId;

/**
 * The key of a journey, to seal with before the right to write is held. Whether what it sealed may be recorded is known
 * only under that right: see {@link JourneyKeys#isCurrent}.
 */
public final class SealingKey {

    private final JourneyId journey;
    private final JourneyKey key;

    SealingKey(JourneyId journey, JourneyKey key) {
        this.journey = journey;
        this.key = key;
    }

    public JourneyId journey() {
        return journey;
    }

    JourneyKey key() {
        return key;
    }
}
