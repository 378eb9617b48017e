package io.journeyledger.store.codec;

import io.journeyledger.ledger.EventType;
import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Provenance;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.store.reading.RawEvent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The stored form of events: JSON in UTF-8 under stable names and revisions. Axon's path and the fast readers both come
 * through here, so that an event has one form and one history. Safe for use by many threads.
 */
public final class EventCodec {

    private final Upcasters upcasters;
    private final ObjectReader trees;
    private final ObjectReader provenances;
    private final ObjectWriter provenanceWriter;
    private final JsonMapper mapper = StoredJson.MAPPER;
    // Made at first use: nobody waits at start for the readers of fifty records.
    private final Map<EventType, ObjectReader> readers = new ConcurrentHashMap<>();
    private final Map<EventType, ObjectWriter> writers = new ConcurrentHashMap<>();

    EventCodec(Upcasters upcasters) {
        this.upcasters = upcasters;
        this.trees = mapper.readerFor(ObjectNode.class);
        this.provenances = mapper.readerFor(Provenance.class);
        this.provenanceWriter = mapper.writerFor(Provenance.class);
    }

    /** The codec with every change of form that the ledger has lived through. */
    public static EventCodec standard() {
        return new EventCodec(Upcasters.standard());
    }

    /** Every name and revision that is written today. */
    public Collection<TypeRevision> catalogue() {
        return Arrays.stream(EventType.values()).map(this::typeRevision).collect(Collectors.toUnmodifiableList());
    }

    /** The name and revision under which an event is stored today. */
    public TypeRevision typeOf(JourneyEvent event) {
        return typeRevision(EventType.of(event));
    }

    /**
     * @return compact JSON in UTF-8
     * @throws IllegalArgumentException when a personal text is not sealed: the ledger never holds it as it was typed
     */
    public byte[] encode(JourneyEvent event) {
        try {
            return writer(EventType.of(event)).writeValueAsBytes(event);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    EventType.of(event).storedName() + " cannot be stored: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * Reads an event of any revision that was ever written.
     *
     * @throws IllegalArgumentException when the name or revision is unknown or the payload does not fit it
     */
    public JourneyEvent decode(String name, @Nullable String revision, byte[] payload) {
        TypeRevision stored = new TypeRevision(name, revision == null ? "" : revision);
        EventType type = eventType(stored);
        try {
            return upcasters.isCurrent(stored)
                    ? reader(type).readValue(payload)
                    : reader(type).readValue(upcasters.upcast(stored, trees.readValue(payload)));
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "A stored " + name + " revision " + revision + " cannot be read: "
                            + StoredMistake.of(e, tree(stored, payload)),
                    e);
        }
    }

    private @Nullable ObjectNode tree(TypeRevision stored, byte[] payload) {
        try {
            return upcasters.upcast(stored, trees.readValue(payload));
        } catch (JacksonException _) {
            return null;
        }
    }

    /** @throws UnreadableEventException where {@link #decode(String, String, byte[])} cannot, naming the event */
    public Recorded decode(RawEvent event) {
        return decode(event, new JourneyId(event.journey()), true);
    }

    /**
     * The same for who knows the journey and does not ask where the event came from, which is a quarter of the work.
     *
     * @param journey that of the event
     * @param provenance whether to read it
     * @throws UnreadableEventException when it cannot be decoded, naming the event
     */
    public Recorded decode(RawEvent event, JourneyId journey, boolean provenance) {
        try {
            return new Recorded(
                    event.position(),
                    journey,
                    event.sequence(),
                    event.recordedAt(),
                    decode(event.type(), event.revision(), event.payload()),
                    provenance ? provenance(event.metadata()) : Provenance.NOT_READ);
        } catch (IllegalArgumentException e) {
            throw new UnreadableEventException(event, e);
        }
    }

    /**
     * Which event it is, without reading it.
     *
     * @throws IllegalArgumentException when this program knows no such event, or not this revision of it
     */
    public EventType typeOf(RawEvent event) {
        TypeRevision stored = new TypeRevision(event.type(), event.revision());
        if (!upcasters.isCurrent(upcasters.today(stored))) {
            throw new IllegalArgumentException("Revision " + event.revision() + " of " + event.type()
                    + " is not known here; a newer version of this program may have written it");
        }
        return eventType(stored);
    }

    /** Decodes on the calling thread, in order. */
    public List<Recorded> decode(List<RawEvent> events) {
        return events.stream().map(this::decode).toList();
    }

    /** Metadata as it is stored; the counterpart of {@link #provenance}. */
    public byte[] encode(Provenance provenance) {
        return provenanceWriter.writeValueAsBytes(provenance);
    }

    /** Where an event came from; with an empty source and id when its metadata says nothing. */
    public Provenance provenance(byte @Nullable [] metadata) {
        if (metadata == null) {
            return Provenance.of("", "");
        }
        try {
            return provenances.readValue(metadata);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("its metadata cannot be read: " + StoredMistake.of(e, null), e);
        }
    }

    /** The event behind a stored name of any age. */
    EventType eventType(TypeRevision stored) {
        String name = upcasters.today(stored).name();
        return EventType.ofStoredName(name).orElseThrow(() -> unknown(name));
    }

    static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException("There is no event " + name
                + " in the catalogue; a newer version of this program may have recorded it");
    }

    boolean knows(TypeRevision stored) {
        return EventType.ofStoredName(upcasters.today(stored).name()).isPresent();
    }

    TypeRevision typeRevision(EventType type) {
        return upcasters.current(type.storedName());
    }

    private ObjectReader reader(EventType type) {
        return readers.computeIfAbsent(type, missing -> mapper.readerFor(missing.record()));
    }

    private ObjectWriter writer(EventType type) {
        return writers.computeIfAbsent(type, missing -> mapper.writerFor(missing.record()));
    }
}
