package io.journeyledger.intake;

import io.journeyledger.intake.RecordEntries.Fact;
import io.journeyledger.ledger.EventType;
import io.journeyledger.ledger.Identifier;
import io.journeyledger.ledger.IdentityEvent;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.PersonalText;
import io.journeyledger.store.JourneyKeys;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** Makes the facts of a group of entries: first who the customer is, as far as that is new, then what the entries say. */
@Component
class Facts {

    private final FactReader reader = new FactReader();
    private final JourneyKeys keys;

    Facts(JourneyKeys keys) {
        this.keys = keys;
    }

    /**
     * @param begins whether the journey begins with this group
     * @param recognisedBy fingerprints of which the journey must have one by then; none: it is known to be its own
     * @param fresh identifiers by their fingerprints that are not linked to the journey yet
     */
    RecordEntries.Group of(
            JourneyId journey,
            boolean begins,
            List<String> recognisedBy,
            List<Entry> entries,
            Map<String, NamedIdentifier> fresh)
            throws RejectedEntryException {
        UnaryOperator<PersonalText> seal = text -> seal(journey, text);
        Entry first = entries.getFirst();
        List<Fact> facts = new ArrayList<>();
        List<Identifier> identifiers = new ArrayList<>(fresh.size());
        fresh.forEach((print, named) ->
                identifiers.add(new Identifier(named.kind(), print, seal.apply(PersonalText.of(named.value())))));
        if (begins) {
            facts.add(new Fact(
                    new IdentityEvent.CustomerIdentified(first.occurredAt(), identifiers), first.provenance()));
        } else {
            identifiers.forEach(identifier -> facts.add(
                    new Fact(new IdentityEvent.IdentifierLinked(first.occurredAt(), identifier), first.provenance())));
        }
        for (Entry entry : entries) {
            if (saysMoreThanWho(entry.type())) {
                facts.add(new Fact(reader.read(entry, seal), entry.provenance()));
            }
        }
        return new RecordEntries.Group(facts, recognisedBy);
    }

    /** Fetches or makes the keys of these journeys at once. */
    void prepare(Collection<JourneyId> journeys) {
        keys.ensure(journeys);
    }

    private PersonalText seal(JourneyId journey, PersonalText text) {
        return switch (text) {
            case PersonalText.Clear clear -> keys.seal(journey, clear);
            case PersonalText.Sealed sealed -> sealed;
            case PersonalText.Erased erased -> erased;
        };
    }

    /** Identifying and linking are said by the identifiers alone. */
    private static boolean saysMoreThanWho(EventType type) {
        return type != EventType.CUSTOMER_IDENTIFIED && type != EventType.IDENTIFIER_LINKED;
    }
}
