package io.journeyledger.store.axonserver;

import io.axoniq.axonserver.connector.event.AggregateEventStream;
import io.axoniq.axonserver.grpc.event.Event;

/** The events of one journey as they come. That Axon Server is away shows only where the next one is waited for. */
record JourneyStream(AggregateEventStream events) implements AggregateEventStream {

    @Override
    public boolean hasNext() {
        return AxonServerAway.told(events::hasNext);
    }

    /** To be called where there is a next one, which has come by then. */
    @Override
    public Event next() throws InterruptedException {
        return events.next();
    }

    @Override
    public void cancel() {
        events.cancel();
    }
}
