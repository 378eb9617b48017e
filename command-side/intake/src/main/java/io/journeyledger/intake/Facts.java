package io.journeyledger.intake;

import io.journeyledger.intake.RecordEntries.Fact;
import io.journeyledger.ledger.Identifier;
import io.journeyledger.ledger.IdentityEvent;
import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.PersonalText;
import io.journeyledger.store.keys.JourneyKeys;
import io.journeyledger.store.keys.Marks;
import io.journeyledger.store.keys.SealingKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes the facts of a group of entries: first who the customer is, as far as that is new, then what the entries say.
 */
@Component
class Facts {

    private final JourneyKeys keys;
    private final Marks marks;

    Facts(JourneyKeys keys, Marks marks) {
        this.keys = keys;
        this.marks = marks;
    }

    /**
     * @param begins whether the journey begins with this group
     * @param recognisedBy fingerprints of which the journey must have one by then; none: it is known to be its own
     * @param ahead what was sealed before it was known whose it is
     * @param fresh identifiers by their fingerprints that are not linked to the journey yet
     */
    RecordEntries.Group of(
            JourneyId journey,
            boolean begins,
            List<String> recognisedBy,
            List<EntryGroup.Item> items,
            @Nullable SealedAhead ahead,
            Map<String, NamedIdentifier> fresh)
            throws RejectedEntryException {
        SealedAhead sealed =
                ahead != null && ahead.isOfUse() && ahead.key().journey().equals(journey) && keys.isCurrent(ahead.key())
                        ? ahead
                        : null;
        EntryGroup.Item first = items.getFirst();
        Instant occurredAt = first.entry().occurredAt();
        List<Fact> facts = new ArrayList<>(items.size() + 1);
        if (sealed != null && sealed.says(begins, fresh.keySet(), occurredAt)) {
            sealed.who().forEach(fact -> facts.add(first.fact(fact.event())));
        } else if (begins || !fresh.isEmpty()) {
            List<Identifier> identifiers = new ArrayList<>(fresh.size());
            fresh.forEach((print, named) -> identifiers.add(identifier(journey, print, named, sealed)));
            who(begins, occurredAt, identifiers).forEach(event -> facts.add(first.fact(event)));
        }
        for (EntryGroup.Item item : items) {
            if (item.refused() != null) {
                throw item.refused();
            }
            JourneyEvent fact = item.fact();
            if (fact != null) {
                JourneyEvent event = item.hasPersonalText() ? sealed(journey, item, fact, sealed) : fact;
                facts.add(item.fact(event, item.entry().stepsSeen()));
            }
        }
        return new RecordEntries.Group(
                facts,
                recognisedBy.isEmpty()
                        ? List.of()
                        : recognisedBy.stream()
                                .map(print -> marks.of(journey, print))
                                .toList());
    }

    /** The facts that say who the customer is, or by what else they go. */
    static List<JourneyEvent> who(boolean begins, Instant occurredAt, List<Identifier> identifiers) {
        if (begins) {
            return List.of(new IdentityEvent.CustomerIdentified(occurredAt, identifiers));
        }
        List<JourneyEvent> links = new ArrayList<>(identifiers.size());
        identifiers.forEach(identifier -> links.add(new IdentityEvent.IdentifierLinked(occurredAt, identifier)));
        return links;
    }

    private Identifier identifier(JourneyId journey, String print, NamedIdentifier named, @Nullable SealedAhead ahead) {
        Identifier sealed = ahead == null ? null : ahead.identifiers().get(print);
        return sealed == null
                ? new Identifier(
                        named.kind(),
                        marks.of(journey, print),
                        keys.seal(journey, new PersonalText.Clear(named.value())))
                : sealed;
    }

    private JourneyEvent sealed(
            JourneyId journey, EntryGroup.Item item, JourneyEvent fact, @Nullable SealedAhead ahead) {
        SealedAhead.Fact sealed = ahead == null ? null : ahead.facts().get(item.key());
        return sealed == null ? keys.seal(journey, fact) : sealed.event();
    }

    /** Fetches the keys of these journeys at once; where there is none, proposes one, or that which was made ahead. */
    void prepare(Collection<JourneyId> journeys, Collection<SealingKey> made) {
        keys.propose(journeys, made);
    }
}
