package io.journeyledger.ledger;

import java.time.Instant;

/**
 * An event as the ledger keeps it.
 *
 * @param position place in the global order of the ledger, from 1 upwards, not necessarily without gaps
 * @param journey whose event it is
 * @param sequence place in the journey's own stream, from 0 upwards without gaps
 * @param eventId unique id of the event
 * @param recordedAt when the ledger learnt of it
 * @param event the fact
 * @param provenance where it came from
 */
public record Recorded(
        long position,
        JourneyId journey,
        long sequence,
        String eventId,
        Instant recordedAt,
        JourneyEvent event,
        Provenance provenance) {}
