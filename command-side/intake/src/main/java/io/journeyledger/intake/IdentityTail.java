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
import io.journeyledger.store.reading.LedgerReader;
import io.journeyledger.store.reading.RawEvent;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Does to identifiers and keys what an event says, after the fact: {@link Recording} and {@link IdentityChanges} do the
 * same with it. Of events that were learnt before, once more in their order, it changes nothing.
 */
@Component
class IdentityTail {

    private final Identities identities;
    private final JourneyKeys keys;
    private final Conflicts conflicts;
    private final LedgerReader ledger;
    private final EventCodec codec;

    IdentityTail(Identities identities, JourneyKeys keys, Conflicts conflicts, LedgerReader ledger, EventCodec codec) {
        this.identities = identities;
        this.keys = keys;
        this.conflicts = conflicts;
        this.ledger = ledger;
        this.codec = codec;
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
        learnIdentifiers(recorded, ledger::read);
        if (recorded.event() instanceof PersonalDataErased) {
            keys.erase(recorded.journey());
            at(recorded, ledger::read).absorbed().forEach(keys::erase);
        }
    }

    /** The same without keys, for who has them as they are. */
    void learnIdentifiers(Recorded recorded, Streams streams) {
        JourneyId journey = recorded.journey();
        switch (recorded.event()) {
            case CustomerIdentified e ->
                identities.addMissing(
                        e.identifiers().stream().map(Identifier::fingerprint).toList(), journey);
            case IdentifierLinked e ->
                identities.addMissing(List.of(e.identifier().fingerprint()), journey);
            case IdentifierUnlinked e -> {
                JourneyId survivor = at(recorded, streams).mergedInto();
                JourneyId speaker = survivor == null ? journey : survivor;
                identities.remove(e.fingerprint(), speaker);
                conflicts.forget(speaker);
                conflicts.forget(journey);
            }
            case JourneysMerged e -> {
                identities.moveAll(e.absorbed(), e.surviving());
                conflicts.settle(e.surviving(), e.absorbed());
            }
            case JourneysSplit e -> {
                if (e.released().equals(journey)) {
                    identities.move(at(recorded, streams).identifiers(), journey);
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

    /** A part of a journey, as {@link LedgerReader#read(JourneyId, long, int)} reads it. */
    @FunctionalInterface
    interface Streams {
        List<RawEvent> read(JourneyId journey, long fromSequence, int limit);
    }

    /** Whose the journey was with this event. */
    private Identity at(Recorded last, Streams streams) {
        Journey journey = Journey.unknown(last.journey());
        for (RawEvent event : streams.read(last.journey(), 0, Math.toIntExact(last.sequence() + 1))) {
            journey = journey.evolve(codec.decode(event).event());
        }
        return journey.identity();
    }
}
