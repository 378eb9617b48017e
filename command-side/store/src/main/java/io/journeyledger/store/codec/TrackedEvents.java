package io.journeyledger.store.codec;

import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Recorded;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;

/**
 * Events as Axon's processors get them, and what they are to the ledger. Positions are the same here as in
 * {@link io.journeyledger.store.reading.LedgerReader}, in every kind of store: documents may be written by either way.
 */
public final class TrackedEvents {

    /** Position of the event whose token has the index 0: stores count from 1, Axon Server from 0. */
    private final long positionOfToken0;

    private final Serializer serializer;

    /** @param serializer that of the store's events */
    public TrackedEvents(long positionOfToken0, Serializer serializer) {
        this.positionOfToken0 = positionOfToken0;
        this.serializer = serializer;
    }

    /** Where an event stands, which can be told even of one that cannot be decoded. */
    public record Place(JourneyId journey, long sequence, long position) {}

    /** @throws IllegalArgumentException when the message comes from no stream */
    public Place place(TrackedEventMessage<?> message) {
        if (!(message instanceof DomainEventMessage<?> domain)) {
            throw new IllegalArgumentException("Not an event of a stream: " + message.getIdentifier());
        }
        return new Place(
                new JourneyId(domain.getAggregateIdentifier()),
                domain.getSequenceNumber(),
                position(message.trackingToken()));
    }

    /** @throws IllegalArgumentException when the message is not an event of a journey */
    public Recorded recorded(TrackedEventMessage<?> message) {
        if (!(message instanceof DomainEventMessage<?> domain)
                || !(message.getPayload() instanceof JourneyEvent event)) {
            String name =
                    message.serializePayload(serializer, byte[].class).getType().getName();
            throw EventCodec.unknown(name);
        }
        return new Recorded(
                position(message.trackingToken()),
                new JourneyId(domain.getAggregateIdentifier()),
                domain.getSequenceNumber(),
                message.getTimestamp(),
                event,
                ProvenanceMetadata.from(message.getMetaData()));
    }

    /** Position up to which a processor with this token has come; 0 at the beginning. */
    public long position(@org.jspecify.annotations.Nullable TrackingToken token) {
        return token == null || token.position().isEmpty()
                ? 0
                : token.position().getAsLong() + positionOfToken0;
    }

    /** Token of a processor that goes on after this position. */
    public TrackingToken token(long position) {
        return new GlobalSequenceTrackingToken(position - positionOfToken0);
    }
}
