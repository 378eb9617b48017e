package io.journeyledger.ledger;

import static io.journeyledger.ledger.Copies.with;
import static io.journeyledger.ledger.Copies.without;

import io.journeyledger.ledger.IdentityEvent.*;
import io.journeyledger.ledger.Refusal.Reason;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who the journey belongs to.
 *
 * @param begun whether the customer was identified
 * @param erased whether the personal data was erased
 * @param mergedInto the journey that speaks for this one, while it is merged away
 * @param absorbed the journeys this one speaks for
 * @param identifiers marks of the linked identifiers
 */
public record Identity(
        boolean begun,
        boolean erased,
        @Nullable JourneyId mergedInto,
        Set<JourneyId> absorbed,
        Set<Identifier.Mark> identifiers) {

    static final Identity NONE = new Identity(false, false, null, Set.of(), Set.of());

    static final List<Rule> RULES = List.of(
            Identity::beginsOnce,
            Identity::anErasedJourneyTakesNoFacts,
            Identity::aMergedJourneyTakesOnlyWhatCarriesOn,
            Identity::onlyTwoStandingJourneysMerge,
            Identity::onlyAMergeCanBeSplit,
            Identity::onlyALinkedIdentifierIsUnlinked);

    Identity evolve(JourneyId self, IdentityEvent event) {
        return switch (event) {
            case CustomerIdentified e -> {
                Set<Identifier.Mark> marks = new HashSet<>(identifiers);
                e.identifiers().forEach(identifier -> marks.add(identifier.mark()));
                yield new Identity(true, erased, mergedInto, absorbed, Set.copyOf(marks));
            }
            case IdentifierLinked e -> linked(with(identifiers, e.identifier().mark()));
            case IdentifierUnlinked e -> linked(without(identifiers, e.mark()));
            case JourneysMerged e ->
                e.absorbed().equals(self)
                        ? new Identity(begun, erased, e.surviving(), absorbed, identifiers)
                        : new Identity(begun, erased, mergedInto, with(absorbed, e.absorbed()), identifiers);
            case JourneysSplit e ->
                e.released().equals(self)
                        ? new Identity(begun, erased, null, absorbed, identifiers)
                        : new Identity(begun, erased, mergedInto, without(absorbed, e.released()), identifiers);
            case PersonalDataErased _ -> new Identity(begun, true, mergedInto, absorbed, identifiers);
            case ProfileDescribed _ -> this;
            case PreferenceNoted _ -> this;
            case ConsentGranted _ -> this;
            case ConsentWithdrawn _ -> this;
            case PersonalDataDisclosed _ -> this;
        };
    }

    /** Whether there is something of the customer that this stream does not tell. */
    boolean speaksForOthers() {
        return !absorbed.isEmpty();
    }

    /** That nobody would find the journey again. */
    public static Refusal lastIdentifier(JourneyId journey) {
        return Refusal.of(Reason.LAST_IDENTIFIER, Argument.text(journey));
    }

    /** Linking what is linked already changes nothing. */
    boolean saysAlready(JourneyEvent proposed) {
        return proposed instanceof IdentifierLinked e
                && identifiers.contains(e.identifier().mark());
    }

    private Identity linked(Set<Identifier.Mark> marks) {
        return new Identity(begun, erased, mergedInto, absorbed, marks);
    }

    private static @Nullable Refusal beginsOnce(Journey journey, JourneyEvent proposed) {
        boolean begun = journey.identity().begun();
        if (proposed instanceof CustomerIdentified) {
            return begun ? Refusal.of(Reason.JOURNEY_ALREADY_BEGUN, Argument.text(journey.id())) : null;
        }
        return journey.unlessBegun();
    }

    private static @Nullable Refusal anErasedJourneyTakesNoFacts(Journey journey, JourneyEvent proposed) {
        return journey.identity().erased() ? Refusal.of(Reason.JOURNEY_ERASED, Argument.text(journey.id())) : null;
    }

    private static @Nullable Refusal aMergedJourneyTakesOnlyWhatCarriesOn(Journey journey, JourneyEvent proposed) {
        JourneyId survivor = journey.identity().mergedInto();
        return survivor == null || proposed instanceof JourneysSplit || journey.isCarriedOnBy(proposed)
                ? null
                : Refusal.of(Reason.JOURNEY_MERGED_AWAY, Argument.text(journey.id()), Argument.text(survivor));
    }

    private static @Nullable Refusal onlyTwoStandingJourneysMerge(Journey journey, JourneyEvent proposed) {
        if (!(proposed instanceof JourneysMerged merge)) {
            return null;
        }
        boolean concerned =
                journey.id().equals(merge.surviving()) || journey.id().equals(merge.absorbed());
        boolean possible = concerned
                && !merge.surviving().equals(merge.absorbed())
                && !journey.identity().absorbed().contains(merge.absorbed())
                // What speaks for others cannot fall silent: split it first, so that every merge can be taken back.
                && !(journey.id().equals(merge.absorbed()) && journey.identity().speaksForOthers());
        return possible
                ? null
                : Refusal.of(
                        Reason.MERGE_IMPOSSIBLE, Argument.text(merge.absorbed()), Argument.text(merge.surviving()));
    }

    private static @Nullable Refusal onlyAMergeCanBeSplit(Journey journey, JourneyEvent proposed) {
        if (!(proposed instanceof JourneysSplit split)) {
            return null;
        }
        Identity identity = journey.identity();
        boolean merged = journey.id().equals(split.released())
                ? split.surviving().equals(identity.mergedInto())
                : identity.absorbed().contains(split.released());
        return merged
                ? null
                : Refusal.of(Reason.NOT_MERGED, Argument.text(split.released()), Argument.text(split.surviving()));
    }

    private static @Nullable Refusal onlyALinkedIdentifierIsUnlinked(Journey journey, JourneyEvent proposed) {
        if (!(proposed instanceof IdentifierUnlinked unlink)) {
            return null;
        }
        Identity identity = journey.identity();
        Set<Identifier.Mark> linked = identity.identifiers();
        if (!linked.contains(unlink.mark())) {
            return Refusal.of(Reason.IDENTIFIER_NOT_LINKED, Argument.word(unlink.kind()), Argument.text(journey.id()));
        }
        // Who is told by more than one stream may be known by the identifiers of another; the index of identifiers says
        // so.
        boolean isToldAlone = identity.mergedInto() == null && !identity.speaksForOthers();
        return linked.size() == 1 && isToldAlone ? lastIdentifier(journey.id()) : null;
    }
}
