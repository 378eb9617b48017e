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
 * @param identifiers fingerprints of the linked identifiers
 */
public record Identity(
        boolean begun,
        boolean erased,
        @Nullable JourneyId mergedInto,
        Set<JourneyId> absorbed,
        Set<String> identifiers) {

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
                Set<String> prints = new HashSet<>(identifiers);
                e.identifiers().forEach(identifier -> prints.add(identifier.fingerprint()));
                yield new Identity(true, erased, mergedInto, absorbed, Set.copyOf(prints));
            }
            case IdentifierLinked e -> linked(with(identifiers, e.identifier().fingerprint()));
            case IdentifierUnlinked e -> linked(without(identifiers, e.fingerprint()));
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

    /** Linking what is linked already changes nothing. */
    boolean saysAlready(JourneyEvent proposed) {
        return proposed instanceof IdentifierLinked e
                && identifiers.contains(e.identifier().fingerprint());
    }

    private Identity linked(Set<String> fingerprints) {
        return new Identity(begun, erased, mergedInto, absorbed, fingerprints);
    }

    private static @Nullable Refusal beginsOnce(Journey journey, JourneyEvent proposed) {
        boolean begun = journey.identity().begun();
        if (proposed instanceof CustomerIdentified) {
            return begun
                    ? new Refusal(
                            Reason.JOURNEY_ALREADY_BEGUN, "journey " + journey.id() + " has begun; link the identifier")
                    : null;
        }
        return begun
                ? null
                : new Refusal(
                        Reason.JOURNEY_UNKNOWN,
                        "journey " + journey.id() + " is unknown; name the customer in the entry");
    }

    private static @Nullable Refusal anErasedJourneyTakesNoFacts(Journey journey, JourneyEvent proposed) {
        return journey.identity().erased()
                ? new Refusal(
                        Reason.JOURNEY_ERASED,
                        "the personal data of journey " + journey.id()
                                + " was erased; a customer who returns begins a new journey")
                : null;
    }

    private static @Nullable Refusal aMergedJourneyTakesOnlyWhatCarriesOn(Journey journey, JourneyEvent proposed) {
        JourneyId survivor = journey.identity().mergedInto();
        return survivor == null || proposed instanceof JourneysSplit || journey.isCarriedOnBy(proposed)
                ? null
                : new Refusal(
                        Reason.JOURNEY_MERGED_AWAY,
                        "journey " + journey.id() + " is merged into " + survivor
                                + " and takes only what carries on something begun in it; record this in " + survivor);
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
                && !(journey.id().equals(merge.absorbed())
                        && !journey.identity().absorbed().isEmpty());
        return possible
                ? null
                : new Refusal(
                        Reason.MERGE_IMPOSSIBLE,
                        "journey " + merge.absorbed() + " cannot be merged into " + merge.surviving()
                                + ": they are the same, merged already, or the first speaks for others; split it first");
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
                : new Refusal(
                        Reason.NOT_MERGED, "journey " + split.released() + " is not merged into " + split.surviving());
    }

    private static @Nullable Refusal onlyALinkedIdentifierIsUnlinked(Journey journey, JourneyEvent proposed) {
        if (!(proposed instanceof IdentifierUnlinked unlink)) {
            return null;
        }
        Set<String> linked = journey.identity().identifiers();
        if (!linked.contains(unlink.fingerprint())) {
            return new Refusal(
                    Reason.IDENTIFIER_NOT_LINKED,
                    "this " + unlink.kind() + " identifier is not linked to journey " + journey.id());
        }
        return linked.size() > 1
                ? null
                : new Refusal(
                        Reason.LAST_IDENTIFIER,
                        "it is the last identifier of journey " + journey.id() + "; link another one first");
    }
}
