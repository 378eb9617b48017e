package io.journeyledger.projections;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.PersonalText;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.replay.Stories;
import io.journeyledger.projections.replay.Storytelling;
import io.journeyledger.store.codec.EventCodec;
import io.journeyledger.store.reading.LedgerReader;
import io.journeyledger.store.reading.RawEvent;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A ledger that laws read from, in stored form. */
public final class LedgerInMemory implements LedgerReader {

    private final List<RawEvent> events = new CopyOnWriteArrayList<>();
    private final Map<String, List<RawEvent>> byJourney = new ConcurrentHashMap<>();

    public LedgerInMemory(List<Recorded> recorded) {
        append(recorded);
    }

    /** Records more; their positions follow. */
    public void append(List<Recorded> recorded) {
        EventCodec codec = EventCodec.standard();
        List<RawEvent> more = recorded.stream()
                .map(r -> new RawEvent(
                        r.position(),
                        r.journey().value(),
                        r.sequence(),
                        codec.typeOf(r.event()).name(),
                        codec.typeOf(r.event()).revision(),
                        r.recordedAt().toEpochMilli(),
                        codec.encode(r.event()),
                        codec.encode(r.provenance())))
                .toList();
        more.forEach(event -> byJourney
                .computeIfAbsent(event.journey(), _ -> new CopyOnWriteArrayList<>())
                .add(event));
        events.addAll(more);
    }

    /** Spoils the stored form of an event: nobody can decode it any more. */
    public void damage(RawEvent event) {
        damage(event, "{");
    }

    /** @param payload what stands there instead */
    public void damage(RawEvent event, String payload) {
        RawEvent damaged = new RawEvent(
                event.position(),
                event.journey(),
                event.sequence(),
                event.type(),
                event.revision(),
                event.recordedMillis(),
                payload.getBytes(StandardCharsets.UTF_8),
                event.metadata());
        events.set(events.indexOf(event), damaged);
        List<RawEvent> stream = byJourney.getOrDefault(event.journey(), List.of());
        stream.set(stream.indexOf(event), damaged);
    }

    /** Opens what chronicles seal: the sealed text is the one in clear. */
    public static PersonalText open(JourneyId journey, PersonalText text) {
        return text instanceof PersonalText.Sealed(String cipher) ? new PersonalText.Clear(cipher) : text;
    }

    /** Tells stories by the standard policy; no keys are to be loaded. */
    public static Storytelling telling(Stories stories, InstantSource clock) {
        return new Storytelling(stories, _ -> {}, Telling.POLICY, LedgerInMemory::open, clock);
    }

    @Override
    public List<RawEvent> read(long after, int limit) {
        return events.stream()
                .filter(event -> event.position() > after)
                .limit(limit)
                .toList();
    }

    @Override
    public List<RawEvent> read(JourneyId journey, long fromSequence, int limit) {
        return byJourney.getOrDefault(journey.value(), List.of()).stream()
                .filter(event -> event.sequence() >= fromSequence)
                .limit(limit)
                .toList();
    }

    @Override
    public Map<JourneyId, List<RawEvent>> read(Collection<JourneyId> journeys) {
        Map<JourneyId, List<RawEvent>> streams = new LinkedHashMap<>();
        for (JourneyId journey : journeys) {
            List<RawEvent> stream = read(journey);
            if (!stream.isEmpty()) {
                streams.put(journey, stream);
            }
        }
        return streams;
    }

    @Override
    public long head() {
        return events.isEmpty() ? 0 : events.getLast().position();
    }

    @Override
    public long count() {
        return events.size();
    }
}
