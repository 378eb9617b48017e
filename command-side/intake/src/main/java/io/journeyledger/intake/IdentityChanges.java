package io.journeyledger.intake;

import io.journeyledger.intake.RecordEntries.Answer;
import io.journeyledger.intake.RecordEntries.Answers;
import io.journeyledger.intake.RecordEntries.Fact;
import io.journeyledger.ledger.ChurnEvent;
import io.journeyledger.ledger.ComplaintEvent;
import io.journeyledger.ledger.ContactEvent;
import io.journeyledger.ledger.EventType;
import io.journeyledger.ledger.FeedbackEvent;
import io.journeyledger.ledger.Identifier;
import io.journeyledger.ledger.Identity;
import io.journeyledger.ledger.IdentityEvent;
import io.journeyledger.ledger.IdentityEvent.*;
import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.LoyaltyEvent;
import io.journeyledger.ledger.PurchaseEvent;
import io.journeyledger.store.keys.Fingerprints;
import io.journeyledger.store.keys.JourneyKeys;
import io.journeyledger.store.keys.Marks;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Entries that change whom identifiers and keys belong to: unlink, merge, split, erase. Each is written by itself, the
 * index of identifiers in the same transaction as the event.
 */
@Component
class IdentityChanges {

    private static final Set<EventType> TYPES = EnumSet.of(
            EventType.IDENTIFIER_UNLINKED,
            EventType.JOURNEYS_MERGED,
            EventType.JOURNEYS_SPLIT,
            EventType.PERSONAL_DATA_ERASED);

    private final Receipts receipts;
    private final Identities identities;
    private final Fingerprints fingerprints;
    private final Marks marks;
    private final JourneyKeys keys;
    private final Conflicts conflicts;
    private final Contradictions contradictions;
    private final Journeys journeys;
    private final Absorbed absorbed;
    private final InstantSource clock;

    IdentityChanges(
            Receipts receipts,
            Identities identities,
            Fingerprints fingerprints,
            Marks marks,
            JourneyKeys keys,
            Conflicts conflicts,
            Contradictions contradictions,
            Journeys journeys,
            Absorbed absorbed,
            InstantSource clock) {
        this.receipts = receipts;
        this.identities = identities;
        this.fingerprints = fingerprints;
        this.marks = marks;
        this.keys = keys;
        this.conflicts = conflicts;
        this.contradictions = contradictions;
        this.journeys = journeys;
        this.absorbed = absorbed;
        this.clock = clock;
    }

    static boolean concerns(Entry entry) {
        return TYPES.contains(entry.type());
    }

    Outcome write(List<Entry> group) {
        Entry entry = group.getFirst();
        if (group.size() > 1) {
            return new Outcome.Rejected(Rejection.of(
                    Rejection.Code.INVALID_FIELD,
                    "type",
                    entry.type().action() + " stands alone, not in a group of entries"));
        }
        Receipts.Key key = Receipts.Key.of(entry.provenance());
        Outcome.Duplicate before = receipts.find(List.of(key)).get(key);
        if (before != null) {
            return before;
        }
        Outcome outcome;
        try {
            outcome = change(entry);
        } catch (RejectedEntryException e) {
            return new Outcome.Rejected(e.rejection());
        }
        if (outcome instanceof Outcome.Recorded recorded) {
            receipts.add(Map.of(key, recorded));
        }
        return outcome;
    }

    private Outcome change(Entry entry) throws RejectedEntryException {
        if (entry.type() == EventType.IDENTIFIER_UNLINKED) {
            return unlink(entry);
        }
        JourneyEvent fact = FactReader.read(entry);
        return switch (fact) {
            case JourneysMerged merged -> merge(merged, entry);
            case JourneysSplit split -> split(split, entry);
            case PersonalDataErased erased -> erase(erased, entry);
            case IdentityEvent _,
                    ContactEvent _,
                    PurchaseEvent _,
                    FeedbackEvent _,
                    ComplaintEvent _,
                    LoyaltyEvent _,
                    ChurnEvent _ -> throw new IllegalStateException(entry.type() + " changes no identity");
        };
    }

    private Outcome unlink(Entry entry) throws RejectedEntryException {
        // On a copy: the transaction may be done again.
        ObjectNode data = entry.data().deepCopy();
        JsonNode named = data.remove("identifier");
        NamedIdentifier identifier = IdentifierReader.identifier(named, "data.identifier");
        String print = fingerprints.of(identifier.kind(), identifier.normalised());
        JourneyId journey = owner(entry);
        data.put("kind", identifier.kind().name()).putPOJO("mark", mark(journey, print));
        if (!(FactReader.read(entry.with(data)) instanceof IdentifierUnlinked fact)) {
            throw new IllegalStateException(entry.type() + " unlinks nothing");
        }
        Answers answers = ask(journey, fact, entry);
        JourneyId holder = answers.answers().getFirst().perhapsAbsorbed()
                ? absorbed.holder(answers.absorbed(), each -> group(in(each, fact, print), entry))
                : null;
        if (holder == null && answers.answers().getFirst().refusal() != null) {
            return outcome(journey, answers);
        }
        JourneyId linked = holder == null ? journey : holder;
        JourneyId speaker = speaker(linked, print);
        boolean isMerged = !speaker.equals(linked) || !answers.absorbed().isEmpty();
        if (isMerged && identities.isLast(print, speaker)) {
            return new Outcome.Rejected(Rejection.of(Identity.lastIdentifier(speaker)));
        }
        Outcome outcome = propose(linked, in(linked, fact, print), entry);
        if (outcome instanceof Outcome.Recorded) {
            identities.remove(print, speaker);
            conflicts.forget(speaker);
            conflicts.forget(linked);
        }
        return outcome;
    }

    /** The same as it is said in another journey, which has another mark for the identifier. */
    private IdentifierUnlinked in(JourneyId journey, IdentifierUnlinked fact, String print) {
        return new IdentifierUnlinked(fact.occurredAt(), fact.kind(), mark(journey, print), fact.reason());
    }

    /** To be compared with those that the journey has; of one without a key it is like none. */
    private Identifier.Mark mark(JourneyId journey, String print) {
        keys.propose(List.of(journey), List.of());
        return marks.of(journey, print);
    }

    /** The journey that the identifier finds, where that one speaks for the one that linked it; else that one. */
    private JourneyId speaker(JourneyId linked, String print) {
        JourneyId found = identities.find(List.of(print)).getOrDefault(print, linked);
        return !found.equals(linked) && contradictions.speaksFor(found, linked) ? found : linked;
    }

    private Outcome merge(JourneysMerged merged, Entry entry) {
        Outcome outcome = proposeToBoth(merged.absorbed(), merged.surviving(), merged, entry);
        if (outcome instanceof Outcome.Recorded) {
            identities.moveAll(merged.absorbed(), merged.surviving());
            conflicts.settle(merged.surviving(), merged.absorbed());
        }
        return outcome;
    }

    private Outcome split(JourneysSplit split, Entry entry) {
        Outcome outcome = proposeToBoth(split.released(), split.surviving(), split, entry);
        if (outcome instanceof Outcome.Recorded) {
            JourneyId released = split.released();
            identities.move(
                    ask(released, split, entry).identifiers().stream()
                            .flatMap(mark -> marks.fingerprint(released, mark).stream())
                            .toList(),
                    released);
        }
        return outcome;
    }

    /** Both streams take the fact, or neither: each is asked before they are told, in one append. */
    private Outcome proposeToBoth(JourneyId one, JourneyId other, JourneyEvent fact, Entry entry) {
        for (JourneyId journey : List.of(one, other)) {
            if (outcome(journey, ask(journey, fact, entry)) instanceof Outcome.Rejected refused) {
                return refused;
            }
        }
        List<Answers> answers =
                journeys.record(List.of(call(one, fact, entry, false), call(other, fact, entry, false)));
        return outcome(other, answers.getLast());
    }

    private Outcome erase(PersonalDataErased erased, Entry entry) throws RejectedEntryException {
        JourneyId journey = owner(entry);
        Answers answers = send(journey, erased, entry);
        if (answers.answers().getFirst().refusal() == null) {
            identities.removeAll(journey);
            conflicts.forget(journey);
            keys.erase(journey);
            answers.absorbed().forEach(id -> keys.erase(new JourneyId(id)));
        }
        return outcome(journey, answers);
    }

    private JourneyId owner(Entry entry) throws RejectedEntryException {
        Set<JourneyId> named = entry.subject() == null ? Set.of() : Set.of(entry.subject());
        Set<JourneyId> all = new LinkedHashSet<>(named);
        all.addAll(identities
                .find(entry.customer().stream()
                        .map(customer -> fingerprints.of(customer.kind(), customer.normalised()))
                        .toList())
                .values());
        if (all.size() > 1) {
            Optional<JourneyId> agreed = contradictions.agreed(named, all);
            return agreed.orElseThrow(() -> new RejectedEntryException(conflicts.note(all, entry)));
        }
        return all.stream()
                .findFirst()
                .orElseThrow(() -> new RejectedEntryException(
                        Rejection.Code.INVALID_FIELD, "data.customer", "no journey has this identifier"));
    }

    private Outcome propose(JourneyId journey, JourneyEvent fact, Entry entry) {
        return outcome(journey, send(journey, fact, entry));
    }

    private Answers send(JourneyId journey, JourneyEvent fact, Entry entry) {
        return send(journey, fact, entry, false);
    }

    private Answers ask(JourneyId journey, JourneyEvent fact, Entry entry) {
        return send(journey, fact, entry, true);
    }

    private Answers send(JourneyId journey, JourneyEvent fact, Entry entry, boolean tentative) {
        return journeys.record(List.of(call(journey, fact, entry, tentative))).getFirst();
    }

    private Journeys.Call call(JourneyId journey, JourneyEvent fact, Entry entry, boolean tentative) {
        RecordEntries command =
                new RecordEntries(journey.value(), List.of(group(fact, entry)), clock.instant(), tentative);
        return new Journeys.Call(command, false);
    }

    private static RecordEntries.Group group(JourneyEvent fact, Entry entry) {
        return new RecordEntries.Group(List.of(new Fact(fact, entry.provenance())));
    }

    private static Outcome outcome(JourneyId journey, Answers answers) {
        Answer answer = answers.answers().getFirst();
        return answer.refusal() == null
                ? new Outcome.Recorded(journey, answer.firstSequence(), answer.events())
                : new Outcome.Rejected(Rejection.of(answer.refusal()));
    }
}
