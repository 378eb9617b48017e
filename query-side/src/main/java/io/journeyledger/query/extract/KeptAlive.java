package io.journeyledger.query.extract;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Touches what Elasticsearch keeps for a while after each question, until it is closed: so it stays however long
 * answers are written.
 */
final class KeptAlive implements AutoCloseable {

    private final CountDownLatch over = new CountDownLatch(1);

    KeptAlive(Duration every, Runnable touch) {
        Thread.ofVirtual().name("keeps a point in time").start(() -> {
            try {
                while (!over.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
                    touch.run();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public void close() {
        over.countDown();
    }
}
