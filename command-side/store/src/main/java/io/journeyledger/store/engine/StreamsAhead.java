package io.journeyledger.store.engine;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.store.codec.EventCodec;
import io.journeyledger.store.reading.RawEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * Reads the streams of many journeys with a few statements and decodes them on all cores, for a unit of work that then
 * loads them one by one. A unit of work that takes journeys as they come asks two questions for each, and decodes
 * alone.
 */
public final class StreamsAhead {

    private static final ScopedValue<Map<String, List<DomainEventMessage<?>>>> CURRENT = ScopedValue.newInstance();

    private final LedgerStorageEngine engine;
    private final EventCodec codec;

    StreamsAhead(LedgerStorageEngine engine, EventCodec codec) {
        this.engine = engine;
        this.codec = codec;
    }

    /**
     * Does the work, in which each of these journeys can be loaded without a question. Their events carry no metadata,
     * since nothing that is decided hangs on it. A journey with a snapshot, or with an event that cannot be read, is
     * loaded as ever.
     *
     * <p>What another process appends meanwhile shows at the append, as it does for a journey that was kept in memory.
     *
     * @param journeys ids; all their events are held until the work ends
     */
    public void during(Collection<String> journeys, Runnable work) {
        Map<String, List<DomainEventMessage<?>>> decoded = new ConcurrentHashMap<>();
        engine.streams(journeys).entrySet().parallelStream().forEach(stream -> {
            List<DomainEventMessage<?>> messages = decode(stream.getKey(), stream.getValue());
            if (messages != null) {
                decoded.put(stream.getKey(), messages);
            }
        });
        ScopedValue.where(CURRENT, new HashMap<>(decoded)).run(work);
    }

    static @Nullable List<DomainEventMessage<?>> of(String journey) {
        return CURRENT.isBound() ? CURRENT.get().get(journey) : null;
    }

    private @Nullable List<DomainEventMessage<?>> decode(String id, List<RawEvent> events) {
        JourneyId journey = new JourneyId(id);
        try {
            return events.stream()
                    .<DomainEventMessage<?>>map(event -> message(event, journey))
                    .toList();
        } catch (IllegalArgumentException e) {
            return null; // said where it is loaded
        }
    }

    private DomainEventMessage<?> message(RawEvent event, JourneyId journey) {
        return new GenericDomainEventMessage<>(
                LedgerStorageEngine.AGGREGATE,
                event.journey(),
                event.sequence(),
                codec.decode(event, journey, false).event(),
                MetaData.emptyInstance(),
                event.eventId(),
                event.recordedAt());
    }
}
