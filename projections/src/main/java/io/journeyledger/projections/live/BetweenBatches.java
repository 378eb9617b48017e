package io.journeyledger.projections.live;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;

/**
 * The stream from which the processor takes its batches. The processor asks whether there are events before it begins a
 * batch and its transaction: there is the place for what a transaction would keep the right to write for.
 *
 * @param task done when there are events to come
 */
record BetweenBatches(BlockingStream<TrackedEventMessage<?>> events, Runnable task)
        implements BlockingStream<TrackedEventMessage<?>> {

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        boolean available = events.hasNextAvailable(timeout, unit);
        if (available) {
            task.run();
        }
        return available;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return events.peek();
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        return events.nextAvailable();
    }

    @Override
    public void close() {
        events.close();
    }

    @Override
    public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> ignored) {
        events.skipMessagesWithPayloadTypeOf(ignored);
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        return events.setOnAvailableCallback(callback);
    }
}
