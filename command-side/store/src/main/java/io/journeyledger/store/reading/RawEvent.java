package io.journeyledger.store.reading;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Recorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event as its row stands in the ledger, not decoded: reading is done by one thread, decoding by many.
 *
 * @param position place in the global order of the ledger, from 1 upwards; gaps are possible; 0 where the store does
 *     not tell it, as Axon Server does for single streams
 * @param journey id of the journey
 * @param sequence place in the journey's own stream, from 0 upwards without gaps
 * @param type stored name of the event, such as {@code PurchaseMade}
 * @param revision of the stored form, such as {@code 1}
 * @param recordedMillis when the ledger learnt of it, milliseconds since 1970-01-01T00:00Z
 * @param payload JSON object, UTF-8; not copied, not to be changed
 * @param metadata JSON object, UTF-8, or null where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // a million of these a second: no copies, no equality
public record RawEvent(
        long position,
        String journey,
        long sequence,
        String type,
        String revision,
        long recordedMillis,
        byte[] payload,
        byte @Nullable [] metadata) {

    public Instant recordedAt() {
        return Instant.ofEpochMilli(recordedMillis);
    }

    /** The same row, of a journey whose id was found later. */
    public RawEvent of(String id) {
        return new RawEvent(position, id, sequence, type, revision, recordedMillis, payload, metadata);
    }

    /** The event's name in the whole ledger: its journey and its place there, such as {@code j-17.4}. */
    public String eventId() {
        return Recorded.eventId(journey, sequence);
    }

    /** Puts events of many journeys into their streams, each in the order in which its events come. */
    public static Map<JourneyId, List<RawEvent>> byJourney(Iterable<RawEvent> events) {
        Map<String, List<RawEvent>> streams = new LinkedHashMap<>();
        String journey = "";
        List<RawEvent> stream = List.of();
        for (RawEvent event : events) {
            if (!event.journey().equals(journey)) {
                journey = event.journey();
                stream = streams.computeIfAbsent(journey, _ -> new ArrayList<>());
            }
            stream.add(event);
        }
        Map<JourneyId, List<RawEvent>> byId = LinkedHashMap.newLinkedHashMap(streams.size());
        streams.forEach((id, own) -> byId.put(new JourneyId(id), own));
        return byId;
    }
}
