package io.journeyledger.store.codec;

import io.journeyledger.ledger.EventType;
import io.journeyledger.ledger.JourneyEvent;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.jspecify.annotations.Nullable;

/**
 * What Axon's event store writes and reads with: events through the {@link EventCodec}, under their stable names and
 * never those of Java classes; metadata and whatever else there is through the general serializer. Older revisions are
 * brought up to date while they are read, by the codec itself, so that Axon needs no upcasters of its own.
 */
final class EventSerializer implements Serializer {

    private final EventCodec codec;
    private final Serializer general;

    EventSerializer(EventCodec codec, Serializer general) {
        this.codec = codec;
        this.general = general;
    }

    @Override
    public <T> SerializedObject<T> serialize(@Nullable Object object, Class<T> representation) {
        if (!(object instanceof JourneyEvent event)) {
            return general.serialize(object, representation);
        }
        byte[] ahead = EncodedAhead.of(event);
        T content = getConverter().convert(ahead == null ? codec.encode(event) : ahead, byte[].class, representation);
        return new SimpleSerializedObject<>(content, representation, serializedType(codec.typeOf(event)));
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> representation) {
        return general.canSerializeTo(representation);
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <S, T> @Nullable T deserialize(SerializedObject<S> serialized) {
        TypeRevision stored = typeRevision(serialized.getType());
        if (!codec.knows(stored)) {
            return general.deserialize(serialized);
        }
        byte[] payload = getConverter().convert(serialized, byte[].class).getData();
        return (T) codec.decode(stored.name(), stored.revision(), payload);
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        TypeRevision stored = typeRevision(type);
        return codec.knows(stored) ? codec.eventType(stored).record() : general.classForType(type);
    }

    @Override
    @SuppressWarnings("rawtypes") // as Axon declares it
    public SerializedType typeForClass(@Nullable Class type) {
        if (type != null && JourneyEvent.class.isAssignableFrom(type) && type.isRecord()) {
            for (EventType event : EventType.values()) {
                if (event.record().equals(type)) {
                    return serializedType(codec.typeRevision(event));
                }
            }
        }
        return general.typeForClass(type);
    }

    @Override
    public Converter getConverter() {
        return general.getConverter();
    }

    private static SerializedType serializedType(TypeRevision type) {
        return new SimpleSerializedType(type.name(), type.revision());
    }

    private static TypeRevision typeRevision(SerializedType type) {
        String revision = type.getRevision();
        return new TypeRevision(type.getName(), revision == null ? "" : revision);
    }
}
