package io.journeyledger.projections.replay;

import io.journeyledger.ledger.EventType;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.fold.Standing;
import io.journeyledger.store.codec.EventCodec;
import io.journeyledger.store.codec.UnreadableEventException;
import io.journeyledger.store.operation.DeadLetterTable.Letter;
import io.journeyledger.store.operation.DeadLetterTable.State;
import io.journeyledger.store.reading.LedgerReader;
import io.journeyledger.store.reading.RawEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whose keys were erased with whose: that goes by what is recorded, be it told or not. */
public final class Erasures {

    private static final Logger LOG = LoggerFactory.getLogger(Erasures.class);

    private static final String MERGED = EventType.JOURNEYS_MERGED.storedName();
    private static final String SPLIT = EventType.JOURNEYS_SPLIT.storedName();
    private static final String ERASED = EventType.PERSONAL_DATA_ERASED.storedName();

    private final LedgerReader reader;
    private final EventCodec codec;
    private final DeadLetters letters;

    Erasures(LedgerReader reader, EventCodec codec, DeadLetters letters) {
        this.reader = reader;
        this.codec = codec;
        this.letters = letters;
    }

    /**
     * Those that a journey speaks for by what is recorded, be it told or not: with its key theirs are erased. A merge
     * that cannot be decoded is not known.
     *
     * @param upTo the last position that counts
     */
    public Set<JourneyId> absorbed(JourneyId journey, long upTo) {
        return Standing.of(journey, decisions(reader.read(journey), upTo)).absorbed();
    }

    /**
     * The erasures that parked journeys, or those that they were ever merged with, were told nothing of.
     *
     * @return the position of the last of each journey that was erased
     */
    public Map<JourneyId, Long> besideParked() {
        Set<JourneyId> together = letters.all().stream()
                .filter(letter -> letter.state() == State.PARKED)
                .map(Letter::journey)
                .collect(Collectors.toSet());
        if (together.isEmpty()) {
            return Map.of();
        }
        reader.read(Set.copyOf(together))
                .values()
                .forEach(stream -> together.addAll(Stories.mergedEver(decisions(stream, Long.MAX_VALUE))));
        Map<JourneyId, Long> erased = new HashMap<>();
        reader.read(together)
                .forEach((journey, stream) -> stream.stream()
                        .filter(event -> event.type().equals(ERASED))
                        .forEach(event -> erased.put(journey, event.position())));
        return erased;
    }

    private List<Recorded> decisions(List<RawEvent> stream, long upTo) {
        List<Recorded> decisions = new ArrayList<>();
        for (RawEvent event : stream) {
            if (event.position() <= upTo
                    && (event.type().equals(MERGED) || event.type().equals(SPLIT))) {
                try {
                    decisions.add(codec.decode(event, new JourneyId(event.journey()), false));
                } catch (UnreadableEventException e) {
                    LOG.debug("Whom the event {} concerns is not known", event.eventId(), e);
                }
            }
        }
        return decisions;
    }
}
