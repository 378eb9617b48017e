package io.journeyledger.store.engine;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** An event or a snapshot, ready to become a row. */
@SuppressWarnings("ArrayRecordComponent") // made once, written once
record NewEvent(
        String journey,
        long sequence,
        String type,
        @Nullable String revision,
        long recordedMillis,
        byte[] payload,
        NewMetadata metadata) {

    /** How empty metadata is written: two bytes, which are not worth storing. */
    static final byte[] NO_METADATA = {'{', '}'};

    /**
     * @param origins whether {@link Origins} are kept apart
     * @throws IllegalArgumentException when the event belongs to no journey: the ledger keeps nothing else
     */
    static NewEvent of(EventMessage<?> event, Serializer serializer, boolean origins) {
        if (!(event instanceof DomainEventMessage<?> domainEvent)
                || !LedgerStorageEngine.AGGREGATE.equals(domainEvent.getType())) {
            throw new IllegalArgumentException("Only events of a journey are kept, applied by the aggregate \""
                    + LedgerStorageEngine.AGGREGATE + "\"; this one is of "
                    + event.getPayloadType().getName());
        }
        SerializedObject<byte[]> payload = event.serializePayload(serializer, byte[].class);
        return new NewEvent(
                domainEvent.getAggregateIdentifier(),
                domainEvent.getSequenceNumber(),
                payload.getType().getName(),
                payload.getType().getRevision(),
                event.getTimestamp().toEpochMilli(),
                payload.getData(),
                origins
                        ? NewMetadata.of(event.getMetaData(), serializer)
                        : NewMetadata.whole(event.getMetaData(), serializer));
    }
}
