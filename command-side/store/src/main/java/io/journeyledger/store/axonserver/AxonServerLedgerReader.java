package io.journeyledger.store.axonserver;

import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.store.codec.EventCodec;
import io.journeyledger.store.codec.ProvenanceMetadata;
import io.journeyledger.store.reading.LedgerReader;
import io.journeyledger.store.reading.RawEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Reads the ledger out of Axon Server, still undecoded. Tokens there count events from 0, positions from 1. Pages of an
 * ordered pass come from one open stream, kept under the position it stands at.
 */
final class AxonServerLedgerReader implements LedgerReader, AutoCloseable {

    private static final long SECONDS = 30;
    private static final int BUFFER = 5_000;

    private final Supplier<EventChannel> channel;
    private final EventCodec codec;
    private final StreamPositions positions;
    private final KeptStreams open = new KeptStreams();

    AxonServerLedgerReader(Supplier<EventChannel> channel, EventCodec codec, StreamPositions positions) {
        this.channel = channel;
        this.codec = codec;
        this.positions = positions;
    }

    @Override
    public List<RawEvent> read(long after, int limit) {
        return AxonServerAway.told(() -> readOn(after, limit));
    }

    private List<RawEvent> readOn(long after, int limit) {
        long wanted = Math.min(limit, head() - after);
        if (wanted <= 0) {
            return List.of();
        }
        EventStream kept = open.take(after);
        EventStream stream = kept == null ? channel.get().openStream(after - 1, BUFFER, BUFFER / 4, false) : kept;
        List<RawEvent> events = new ArrayList<>((int) wanted);
        try {
            while (events.size() < wanted) {
                EventWithToken next = stream.nextIfAvailable(SECONDS, TimeUnit.SECONDS);
                if (next == null) {
                    throw new DataAccessResourceFailureException(
                            "Axon Server sent no event for " + SECONDS + " seconds, after position "
                                    + (after + events.size()),
                            stream.getError().orElse(null));
                }
                events.add(event(next.getEvent(), next.getToken() + 1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stream.close();
            throw new DataAccessResourceFailureException("Interrupted while reading from Axon Server", e);
        } catch (RuntimeException e) {
            stream.close();
            throw e;
        }
        if (limit == 1) { // who looks at one event does not go on with the next
            stream.close();
        } else {
            open.keep(events.getLast().position(), stream);
        }
        return events;
    }

    /** Axon Server does not tell the positions of a single stream: they are looked up beside it. */
    @Override
    public List<RawEvent> read(JourneyId journey, long fromSequence, int limit) {
        List<Event> stream = AxonServerAway.told(() -> channel.get()
                .openAggregateStream(journey.value(), fromSequence)
                .asStream()
                .limit(limit)
                .toList());
        if (stream.isEmpty()) {
            return List.of();
        }
        Map<Long, Long> known =
                positions.of(journey.value(), stream.getLast().getAggregateSequenceNumber(), this::read);
        return stream.stream()
                .map(event -> event(event, position(event, known)))
                .toList();
    }

    private static long position(Event event, Map<Long, Long> known) {
        Long position = known.get(event.getAggregateSequenceNumber());
        if (position == null) {
            throw new DataAccessResourceFailureException("The position of event " + event.getAggregateSequenceNumber()
                    + " of journey " + event.getAggregateIdentifier()
                    + " is not known: the database is of another Axon Server. Empty its table stream_position");
        }
        return position;
    }

    @Override
    public Map<JourneyId, List<RawEvent>> read(Collection<JourneyId> journeys) {
        Map<JourneyId, List<RawEvent>> streams = new LinkedHashMap<>();
        for (JourneyId journey : journeys) {
            List<RawEvent> events = read(journey);
            if (!events.isEmpty()) {
                streams.put(journey, events);
            }
        }
        return streams;
    }

    @Override
    public long head() {
        try {
            return channel.get().getLastToken().get(SECONDS, TimeUnit.SECONDS) + 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DataAccessResourceFailureException("Interrupted while asking Axon Server", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new DataAccessResourceFailureException("Axon Server does not say how long the ledger is", e);
        }
    }

    @Override
    public long count() {
        return head(); // its tokens have no gaps
    }

    private RawEvent event(Event event, long position) {
        Map<String, String> metadata = new LinkedHashMap<>();
        event.getMetaDataMap().forEach((key, value) -> {
            if (value.getDataCase() == MetaDataValue.DataCase.TEXT_VALUE) {
                metadata.put(key, value.getTextValue());
            }
        });
        return new RawEvent(
                position,
                event.getAggregateIdentifier(),
                event.getAggregateSequenceNumber(),
                event.getPayload().getType(),
                event.getPayload().getRevision(),
                event.getTimestamp(),
                event.getPayload().getData().toByteArray(),
                metadata.isEmpty() ? null : codec.encode(ProvenanceMetadata.from(metadata)));
    }

    @Override
    public void close() {
        open.close();
    }
}
