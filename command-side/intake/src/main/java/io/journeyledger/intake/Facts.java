package io.journeyledger.intake;

import io.journeyledger.intake.RecordEntries.Fact;
import io.journeyledger.ledger.Identifier;
import io.journeyledger.ledger.IdentityEvent;
import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.PersonalText;
import io.journeyledger.store.JourneyKeys;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Makes the facts of a group of entries: first who the customer is, as far as that is new, then what the entries say. */
@Component
class Facts {

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
            List<EntryGroup.Item> items,
            Map<String, NamedIdentifier> fresh)
            throws RejectedEntryException {
        Entry first = items.getFirst().entry();
        List<Fact> facts = new ArrayList<>(items.size() + 1);
        List<Identifier> identifiers = new ArrayList<>(fresh.size());
        fresh.forEach((print, named) -> identifiers.add(
                new Identifier(named.kind(), print, keys.seal(journey, new PersonalText.Clear(named.value())))));
        if (begins) {
            facts.add(new Fact(
                    new IdentityEvent.CustomerIdentified(first.occurredAt(), identifiers), first.provenance()));
        } else {
            identifiers.forEach(identifier -> facts.add(
                    new Fact(new IdentityEvent.IdentifierLinked(first.occurredAt(), identifier), first.provenance())));
        }
        for (EntryGroup.Item item : items) {
            if (item.refused() != null) {
                throw item.refused();
            }
            JourneyEvent fact = item.fact();
            if (fact != null) {
                facts.add(new Fact(
                        item.hasPersonalText() ? keys.seal(journey, fact) : fact,
                        item.entry().provenance()));
            }
        }
        return new RecordEntries.Group(facts, recognisedBy);
    }

    /** Fetches or makes the keys of these journeys at once. */
    void prepare(Collection<JourneyId> journeys) {
        keys.ensure(journeys);
    }
}
