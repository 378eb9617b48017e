package io.journeyledger.projections.index;

import java.time.Duration;
import java.util.concurrent.CancellationException;

/** Waits before something is tried again. */
public final class Pause {

    private Pause() {}

    /** @throws CancellationException when the thread is interrupted */
    public static void of(Duration wait) {
        try {
            Thread.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted");
        }
    }
}
