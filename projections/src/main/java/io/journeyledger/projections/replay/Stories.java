package io.journeyledger.projections.replay;

import io.journeyledger.ledger.EventType;
import io.journeyledger.ledger.IdentityEvent.JourneysMerged;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.document.TimelineDocument;
import io.journeyledger.projections.fold.Standing;
import io.journeyledger.store.codec.EventCodec;
import io.journeyledger.store.codec.UnreadableEventException;
import io.journeyledger.store.operation.DeadLetterTable.Letter;
import io.journeyledger.store.reading.LedgerReader;
import io.journeyledger.store.reading.RawEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Reads journeys with all that is folded together with them, and with the streams that say whether it is. Safe for use
 * by many threads.
 */
public final class Stories {

    private static final String MERGED = EventType.JOURNEYS_MERGED.storedName();

    private final LedgerReader reader;
    private final EventCodec codec;
    private final DeadLetters letters;
    private final boolean provenance;

    /** An event that cannot be decoded is known to nobody but this. */
    public Stories(LedgerReader reader, EventCodec codec) {
        this(reader, codec, DeadLetters.inMemory());
    }

    /** @param letters events that are not told */
    public Stories(LedgerReader reader, EventCodec codec, DeadLetters letters) {
        this(reader, codec, letters, true);
    }

    private Stories(LedgerReader reader, EventCodec codec, DeadLetters letters, boolean provenance) {
        this.reader = reader;
        this.codec = codec;
        this.letters = letters;
        this.provenance = provenance;
    }

    /** The same stories for who does not ask where events came from. */
    public Stories withoutProvenance() {
        return new Stories(reader, codec, letters, false);
    }

    /** The same stories for who only looks: what is parked there is known to nobody else. */
    public Stories aside() {
        return new Stories(reader, codec, letters.aside(), provenance);
    }

    /** Everybody, as far as these stories read them. */
    LedgerReader.Population population(long upTo) {
        return reader.population(upTo, provenance);
    }

    /** The last position of the ledger. */
    public long head() {
        return reader.head();
    }

    /** Who was erased with whom. */
    public Erasures erasures() {
        return new Erasures(reader, codec, letters);
    }

    /**
     * Whether all other journeys are told as they were beside these letters: whether of none that was ever merged, be
     * that told or not, an event up to a position was parked since.
     */
    boolean areToldAsBeside(List<Letter> before, long upTo) {
        Set<String> known = before.stream().map(Letter::eventId).collect(Collectors.toSet());
        return letters.all().stream()
                .filter(letter -> letter.position() <= upTo && !known.contains(letter.eventId()))
                .flatMap(letter -> reader.read(letter.journey()).stream())
                .noneMatch(event -> event.type().equals(MERGED));
    }

    /** The events that are not told. */
    public DeadLetters letters() {
        return letters;
    }

    /**
     * Decodes what is told.
     *
     * @throws UnfoldableException when an event cannot be decoded
     */
    public List<Recorded> decode(List<RawEvent> events) {
        letters.refresh();
        List<Recorded> decoded = new ArrayList<>(events.size());
        for (RawEvent event : events) {
            decode(event, new JourneyId(event.journey()), decoded);
        }
        return decoded;
    }

    private List<Recorded> decode(JourneyId journey, List<RawEvent> stream) {
        List<Recorded> decoded = new ArrayList<>(stream.size());
        for (RawEvent event : stream) {
            decode(event, journey, decoded);
        }
        return decoded;
    }

    private void decode(RawEvent event, JourneyId journey, List<Recorded> decoded) {
        if (!letters.tell(event.journey(), event.sequence())) {
            return;
        }
        try {
            decoded.add(codec.decode(event, journey, provenance));
        } catch (UnreadableEventException e) {
            throw new UnfoldableException(journey, event.sequence(), event.position(), event.eventId(), e.reason(), e);
        }
    }

    /**
     * The events of some documents of the timeline. Of each stream the part is read that they stand in.
     *
     * @throws UnfoldableException when an event cannot be decoded
     */
    List<Recorded> pick(Collection<TimelineDocument> documents) {
        Map<String, TreeSet<Long>> wanted = new LinkedHashMap<>();
        documents.forEach(document -> wanted.computeIfAbsent(document.journey().stream(), _ -> new TreeSet<>())
                .add(document.event().sequence()));
        List<Recorded> picked = new ArrayList<>(documents.size());
        wanted.forEach((stream, sequences) -> {
            JourneyId journey = new JourneyId(stream);
            long first = sequences.first();
            for (RawEvent event : reader.read(journey, first, Math.toIntExact(sequences.last() - first + 1))) {
                if (sequences.contains(event.sequence())) {
                    decode(event, journey, picked);
                }
            }
        });
        return picked;
    }

    /**
     * The streams of some journeys and of those that they were ever merged with.
     *
     * @throws org.springframework.dao.DataAccessException when the ledger cannot be read
     * @throws UnfoldableException when an event cannot be decoded
     */
    public Streams read(Collection<JourneyId> journeys) {
        return journeys.isEmpty() ? new Streams(Map.of()) : complete(reader.read(journeys));
    }

    /**
     * The stories of some journeys and of those that speak for them, as far as anything is known of them.
     *
     * @param known which events are known
     * @throws UnfoldableException when an event cannot be decoded
     */
    public Map<JourneyId, Story> withSpeakers(Collection<JourneyId> journeys, Predicate<Recorded> known) {
        Streams streams = read(journeys);
        Set<JourneyId> all = new LinkedHashSet<>(journeys);
        for (JourneyId journey : journeys) {
            JourneyId speaker = streams.story(journey, known).standing().mergedInto();
            if (speaker != null) {
                all.add(speaker);
            }
        }
        Streams whole = all.size() > journeys.size() ? read(all) : streams;
        Map<JourneyId, Story> told = new LinkedHashMap<>();
        for (JourneyId journey : all) {
            Story story = whole.story(journey, known);
            if (!story.events().isEmpty()) {
                told.put(journey, story);
            }
        }
        return told;
    }

    /**
     * The streams of journeys that are read already, and of those that they were ever merged with.
     *
     * @param raw whole streams
     */
    public Streams complete(Map<JourneyId, List<RawEvent>> raw) {
        letters.refresh();
        Map<JourneyId, List<Recorded>> streams = LinkedHashMap.newLinkedHashMap(raw.size());
        Set<JourneyId> others = new HashSet<>();
        raw.forEach((journey, events) -> {
            List<Recorded> stream = decode(journey, events);
            streams.put(journey, stream);
            others.addAll(mergedEver(stream));
        });
        others.removeAll(streams.keySet());
        if (!others.isEmpty()) {
            reader.read(others).forEach((journey, events) -> streams.put(journey, decode(journey, events)));
        }
        return new Streams(streams);
    }

    /** Who were ever merged by it, in either role. Those that were split again, too: a cut may fall between. */
    static Set<JourneyId> mergedEver(List<Recorded> stream) {
        Set<JourneyId> merged = new HashSet<>();
        for (Recorded recorded : stream) {
            if (recorded.event() instanceof JourneysMerged merge) {
                merged.add(merge.absorbed());
                merged.add(merge.surviving());
            }
        }
        return merged;
    }

    /** Decoded streams, from which stories are cut. */
    public static final class Streams {

        private final Map<JourneyId, List<Recorded>> byJourney;

        Streams(Map<JourneyId, List<Recorded>> byJourney) {
            this.byJourney = byJourney;
        }

        /** @param known which events are known; of the others nothing is told, not even merges */
        public Story story(JourneyId journey, Predicate<Recorded> known) {
            List<Recorded> events = new ArrayList<>(stream(journey, known));
            Standing standing = Standing.of(journey, events).agreed(other -> Standing.of(other, stream(other, known)));
            standing.absorbed().forEach(absorbed -> events.addAll(stream(absorbed, known)));
            return Story.of(standing, events);
        }

        /** A journey and those that it was ever merged with. */
        public Set<JourneyId> everTogether(JourneyId journey) {
            Set<JourneyId> together = mergedEver(byJourney.getOrDefault(journey, List.of()));
            together.add(journey);
            return together;
        }

        /**
         * Events with positions from first to last, in the order of positions, of a journey and those that it was ever
         * merged with: whatever can change how it is told.
         */
        public List<Recorded> between(JourneyId journey, long first, long last) {
            return everTogether(journey).stream()
                    .flatMap(each -> byJourney.getOrDefault(each, List.of()).stream())
                    .filter(recorded -> recorded.position() >= first && recorded.position() <= last)
                    .sorted(Comparator.comparingLong(Recorded::position))
                    .toList();
        }

        private List<Recorded> stream(JourneyId journey, Predicate<Recorded> known) {
            return byJourney.getOrDefault(journey, List.of()).stream()
                    .filter(known)
                    .toList();
        }
    }
}
