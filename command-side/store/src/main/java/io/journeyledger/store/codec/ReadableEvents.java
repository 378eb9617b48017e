package io.journeyledger.store.codec;

import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.store.keys.JourneyKeys;
import io.journeyledger.store.reading.RawEvent;
import java.util.Collection;
import tools.jackson.databind.json.JsonMapper;

/** Events as people read them: personal texts opened, null where they were erased. They are no stored form any more. */
public final class ReadableEvents {

    private static final JsonMapper JSON = StoredJson.mapper(new PersonalTextJson.OpenOnly());

    private final EventCodec codec;
    private final JourneyKeys keys;

    ReadableEvents(EventCodec codec, JourneyKeys keys) {
        this.codec = codec;
        this.keys = keys;
    }

    /** Fetches the keys of journeys whose events are opened next, at once. */
    public void prepare(Collection<JourneyId> journeys) {
        keys.load(journeys);
    }

    /**
     * In today's form.
     *
     * @throws IllegalArgumentException when the event cannot be read
     */
    public RawEvent open(RawEvent event) {
        JourneyEvent read = codec.decode(event.type(), event.revision(), event.payload());
        TypeRevision today = codec.typeOf(read);
        return new RawEvent(
                event.position(),
                event.journey(),
                event.sequence(),
                today.name(),
                today.revision(),
                event.recordedMillis(),
                JSON.writeValueAsBytes(keys.open(new JourneyId(event.journey()), read)),
                event.metadata());
    }
}
