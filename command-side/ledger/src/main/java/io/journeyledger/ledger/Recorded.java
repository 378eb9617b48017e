package io.journeyledger.ledger;

import java.time.Instant;

/**
 * An event as the ledger keeps it.
 *
 * @param position place in the global order of the ledger, from 1 upwards, not necessarily without gaps
 * @param journey whose event it is
 * @param sequence place in the journey's own stream, from 0 upwards without gaps
 * @param recordedAt when the ledger learnt of it
 * @param event the fact
 * @param provenance where it came from; {@link Provenance#NOT_READ} for who does not ask
 */
public record Recorded(
        long position,
        JourneyId journey,
        long sequence,
        Instant recordedAt,
        JourneyEvent event,
        Provenance provenance) {

    /** The event's name in the whole ledger: its journey and its place there, such as {@code j-17.4}. */
    public String eventId() {
        return eventId(journey.value(), sequence);
    }

    /**
     * The same of an event of which only this is known. A journey and a place in its stream name one event, for ever
     * and in every kind of store; an id of its own would cost 20 bytes an event and say less. Journey ids hold no full
     * stop, so the name can be taken apart again.
     */
    public static String eventId(String journey, long sequence) {
        return journey + "." + sequence;
    }
}
