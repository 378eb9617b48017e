package io.journeyledger.intake;

import io.journeyledger.ledger.ChurnEvent;
import io.journeyledger.ledger.ComplaintEvent;
import io.journeyledger.ledger.ContactEvent;
import io.journeyledger.ledger.FeedbackEvent;
import io.journeyledger.ledger.Identifier;
import io.journeyledger.ledger.Identity;
import io.journeyledger.ledger.IdentityEvent.*;
import io.journeyledger.ledger.Journey;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.LoyaltyEvent;
import io.journeyledger.ledger.PurchaseEvent;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.store.codec.EventCodec;
import io.journeyledger.store.keys.JourneyKeys;
import io.journeyledger.store.keys.Marks;
import io.journeyledger.store.keys.UnopenableTextException;
import io.journeyledger.store.reading.LedgerReader;
import io.journeyledger.store.reading.RawEvent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Does to identifiers and keys what an event says, after the fact: {@link Recording} and {@link IdentityChanges} do the
 * same with it. Of events that were learnt before, once more in their order, it changes nothing.
 */
@Component
class IdentityTail {

    private static final Logger log = LoggerFactory.getLogger(IdentityTail.class);

    private final Identities identities;
    private final JourneyKeys keys;
    private final Conflicts conflicts;
    private final EventCodec codec;
    private final Kept kept;

    IdentityTail(
            Identities identities,
            JourneyKeys keys,
            Marks marks,
            Conflicts conflicts,
            LedgerReader ledger,
            EventCodec codec) {
        this.identities = identities;
        this.keys = keys;
        this.conflicts = conflicts;
        this.codec = codec;
        this.kept = new InTables(ledger, marks);
    }

    /** Of the two events of a merge or a split, its receipt names the survivor's. */
    boolean isAnswered(Recorded event) {
        if (event.event() instanceof JourneysMerged merged) {
            return merged.surviving().equals(event.journey());
        }
        return !(event.event() instanceof JourneysSplit split)
                || split.surviving().equals(event.journey());
    }

    void learn(Recorded recorded) {
        learnIdentifiers(recorded, kept);
        if (recorded.event() instanceof PersonalDataErased) {
            keys.erase(recorded.journey());
            at(recorded, kept).absorbed().forEach(keys::erase);
        }
    }

    /** The same without keys, for who has them as they are. */
    void learnIdentifiers(Recorded recorded, Kept kept) {
        JourneyId journey = recorded.journey();
        switch (recorded.event()) {
            case CustomerIdentified e ->
                identities.addMissing(prints(journey, e.identifiers().stream().map(Identifier::mark), kept), journey);
            case IdentifierLinked e ->
                identities.addMissing(prints(journey, Stream.of(e.identifier().mark()), kept), journey);
            case IdentifierUnlinked e -> {
                JourneyId survivor = at(recorded, kept).mergedInto();
                JourneyId speaker = survivor == null ? journey : survivor;
                prints(journey, Stream.of(e.mark()), kept).forEach(print -> identities.remove(print, speaker));
                conflicts.forget(speaker);
                conflicts.forget(journey);
            }
            case JourneysMerged e -> {
                identities.moveAll(e.absorbed(), e.surviving());
                conflicts.settle(e.surviving(), e.absorbed());
            }
            case JourneysSplit e -> {
                if (e.released().equals(journey)) {
                    identities.move(prints(journey, at(recorded, kept).identifiers().stream(), kept), journey);
                }
            }
            case PersonalDataErased _ -> {
                identities.removeAll(journey);
                conflicts.forget(journey);
            }
            case ProfileDescribed _,
                    PreferenceNoted _,
                    ConsentGranted _,
                    ConsentWithdrawn _,
                    PersonalDataDisclosed _,
                    ContactEvent _,
                    PurchaseEvent _,
                    FeedbackEvent _,
                    ComplaintEvent _,
                    LoyaltyEvent _,
                    ChurnEvent _ -> {}
        }
    }

    /** What is there of journeys so far. */
    interface Kept {

        /** As {@link LedgerReader#read(JourneyId, long, int)}. */
        List<RawEvent> read(JourneyId journey, long fromSequence, int limit);

        /** As {@link Marks#fingerprint(JourneyId, Identifier.Mark)}. */
        Optional<String> fingerprint(JourneyId journey, Identifier.Mark mark);
    }

    private record InTables(LedgerReader ledger, Marks marks) implements Kept {
        @Override
        public List<RawEvent> read(JourneyId journey, long fromSequence, int limit) {
            return ledger.read(journey, fromSequence, limit);
        }

        @Override
        public Optional<String> fingerprint(JourneyId journey, Identifier.Mark mark) {
            return marks.fingerprint(journey, mark);
        }
    }

    /**
     * The fingerprints behind the marks. Of a journey that was erased nothing can be told any more, and nothing needs
     * to be: what was its is nobody's.
     */
    private static List<String> prints(JourneyId journey, Stream<Identifier.Mark> marks, Kept kept) {
        try {
            return marks.flatMap(mark -> kept.fingerprint(journey, mark).stream())
                    .toList();
        } catch (UnopenableTextException e) {
            log.warn("No identifier is learnt of a journey whose marks cannot be opened: {}", e.getMessage());
            return List.of();
        }
    }

    /** Whose the journey was with this event. */
    private Identity at(Recorded last, Kept kept) {
        Journey journey = Journey.unknown(last.journey());
        for (RawEvent event : kept.read(last.journey(), 0, Math.toIntExact(last.sequence() + 1))) {
            journey = journey.evolve(codec.decode(event).event());
        }
        return journey.identity();
    }
}
