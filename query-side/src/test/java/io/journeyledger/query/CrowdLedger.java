package io.journeyledger.query;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.replay.JourneyReplay;
import io.journeyledger.projections.replay.Stories;
import io.journeyledger.store.codec.EventCodec;
import io.journeyledger.store.reading.LedgerReader;
import io.journeyledger.store.reading.RawEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Events as the store keeps them, in memory. */
public final class CrowdLedger implements LedgerReader {

    private static final EventCodec CODEC = EventCodec.standard();

    private final Map<JourneyId, List<RawEvent>> streams = new LinkedHashMap<>();
    private long events;

    public CrowdLedger(List<Recorded> all) {
        all.forEach(recorded -> streams.computeIfAbsent(recorded.journey(), _ -> new ArrayList<>())
                .add(raw(recorded)));
        events = all.size();
    }

    private static RawEvent raw(Recorded recorded) {
        return new RawEvent(
                recorded.position(),
                recorded.journey().value(),
                recorded.sequence(),
                CODEC.typeOf(recorded.event()).name(),
                CODEC.typeOf(recorded.event()).revision(),
                recorded.recordedAt().toEpochMilli(),
                CODEC.encode(recorded.event()),
                CODEC.encode(recorded.provenance()));
    }

    public JourneyReplay replay() {
        return new JourneyReplay(new Stories(this, CODEC), SmallLedger::opened);
    }

    @Override
    public Map<JourneyId, List<RawEvent>> read(Collection<JourneyId> journeys) {
        Map<JourneyId, List<RawEvent>> read = new LinkedHashMap<>();
        journeys.stream()
                .filter(streams::containsKey)
                .forEach(journey -> read.put(journey, Objects.requireNonNull(streams.get(journey))));
        return read;
    }

    @Override
    public List<RawEvent> read(JourneyId journey, long fromSequence, int limit) {
        return streams.getOrDefault(journey, List.of()).stream()
                .filter(event -> event.sequence() >= fromSequence)
                .limit(limit)
                .toList();
    }

    @Override
    public List<RawEvent> read(long after, int limit) {
        throw new UnsupportedOperationException("not in the order of positions");
    }

    @Override
    public long head() {
        return events;
    }

    @Override
    public long count() {
        return events;
    }
}
