package io.journeyledger.projections.replay;

import io.journeyledger.ledger.IdentityEvent.JourneysMerged;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.fold.Standing;
import io.journeyledger.store.EventCodec;
import io.journeyledger.store.LedgerReader;
import io.journeyledger.store.RawEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Reads journeys with all that is folded together with them. Safe for use by many threads. */
public final class Stories {

    private final LedgerReader reader;
    private final EventCodec codec;

    public Stories(LedgerReader reader, EventCodec codec) {
        this.reader = reader;
        this.codec = codec;
    }

    /**
     * The streams of some journeys and of those they speak for.
     *
     * @throws org.springframework.dao.DataAccessException when the ledger cannot be read
     * @throws IllegalArgumentException when an event cannot be decoded, naming the event
     */
    public Streams read(Collection<JourneyId> journeys) {
        Map<JourneyId, List<Recorded>> streams = new HashMap<>();
        fetch(journeys, streams);
        Set<JourneyId> absorbed = new HashSet<>();
        for (JourneyId journey : journeys) {
            // Those once absorbed and released again, too: a cut may fall between.
            streams.getOrDefault(journey, List.of()).stream()
                    .map(Recorded::event)
                    .filter(JourneysMerged.class::isInstance)
                    .map(JourneysMerged.class::cast)
                    .map(JourneysMerged::absorbed)
                    .forEach(absorbed::add);
        }
        absorbed.removeAll(streams.keySet());
        fetch(absorbed, streams);
        return new Streams(streams);
    }

    private void fetch(Collection<JourneyId> journeys, Map<JourneyId, List<Recorded>> streams) {
        if (journeys.isEmpty()) {
            return;
        }
        Map<JourneyId, List<RawEvent>> raw = reader.read(journeys);
        raw.forEach((journey, events) -> streams.put(journey, codec.decode(events)));
    }

    /** Decoded streams, from which stories are cut. */
    public static final class Streams {

        private final Map<JourneyId, List<Recorded>> byJourney;

        Streams(Map<JourneyId, List<Recorded>> byJourney) {
            this.byJourney = new LinkedHashMap<>(byJourney);
        }

        /** @param known which events are known; of the others nothing is told, not even merges */
        public Story story(JourneyId journey, Predicate<Recorded> known) {
            List<Recorded> own = stream(journey, known);
            Standing standing = Standing.of(journey, own);
            List<Recorded> events = new ArrayList<>(own);
            standing.absorbed().forEach(absorbed -> events.addAll(stream(absorbed, known)));
            return Story.of(standing, events);
        }

        /** Events of the journey's own stream with positions from first to last, in the order of positions. */
        public List<Recorded> between(JourneyId journey, long first, long last) {
            return stream(journey, recorded -> recorded.position() >= first && recorded.position() <= last);
        }

        private List<Recorded> stream(JourneyId journey, Predicate<Recorded> known) {
            return byJourney.getOrDefault(journey, List.of()).stream()
                    .filter(known)
                    .toList();
        }
    }
}
