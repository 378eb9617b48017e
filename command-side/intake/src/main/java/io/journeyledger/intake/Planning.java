package io.journeyledger.intake;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.store.Fingerprints;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds out for each group whether it was recorded before, whose it is, and what it proposes. */
@Component
class Planning {

    private final Receipts receipts;
    private final Identities identities;
    private final Fingerprints fingerprints;
    private final Facts facts;
    private final NewJourneyIds ids;
    private final Conflicts conflicts;

    Planning(
            Receipts receipts,
            Identities identities,
            Fingerprints fingerprints,
            Facts facts,
            NewJourneyIds ids,
            Conflicts conflicts) {
        this.receipts = receipts;
        this.identities = identities;
        this.fingerprints = fingerprints;
        this.facts = facts;
        this.ids = ids;
        this.conflicts = conflicts;
    }

    Plan plan(List<List<Entry>> groups, List<Integer> which) {
        Draft draft = new Draft(groups, which);
        for (int i = 0; i < which.size(); i++) {
            if (!draft.assign(which.get(i))) {
                // It hangs on what is planned: what is planned goes first, the rest after it, in their order.
                draft.plan.deferred().addAll(which.subList(i, which.size()));
                break;
            }
        }
        draft.propose();
        return draft.plan;
    }

    /** Journey and identifiers of a group, or why there is none. */
    private sealed interface Owner {
        record Of(JourneyId journey) implements Owner {}

        record Nobody() implements Owner {}

        record Several(Set<JourneyId> journeys) implements Owner {}
    }

    /** A group whose journey is known. */
    private record Assigned(
            int group,
            JourneyId journey,
            boolean begins,
            List<Entry> entries,
            Map<String, NamedIdentifier> fresh,
            List<Receipts.Key> keys) {}

    private final class Draft {
        private final List<List<Entry>> groups;
        private final Map<Integer, Map<String, NamedIdentifier>> prints = new HashMap<>();
        private final Map<Receipts.Key, Outcome.Duplicate> answered;
        private final Map<String, JourneyId> known;
        private final Map<String, JourneyId> planned = new HashMap<>();
        private final Set<String> sure = new HashSet<>();
        private final Set<String> uncertain = new HashSet<>();
        private final Map<Receipts.Key, Integer> plannedKeys = new HashMap<>();
        private final List<Assigned> assigned = new ArrayList<>();
        private final Plan plan =
                new Plan(new LinkedHashMap<>(), new HashSet<>(), new HashMap<>(), new HashMap<>(), new ArrayList<>());

        Draft(List<List<Entry>> groups, List<Integer> which) {
            this.groups = groups;
            Set<String> allPrints = new LinkedHashSet<>();
            Set<Receipts.Key> allKeys = new LinkedHashSet<>();
            for (int i : which) {
                Map<String, NamedIdentifier> own = new LinkedHashMap<>();
                for (Entry entry : groups.get(i)) {
                    allKeys.add(Receipts.Key.of(entry.provenance()));
                    for (NamedIdentifier named : entry.customer()) {
                        own.put(fingerprints.of(named.kind(), named.normalised()), named);
                    }
                }
                prints.put(i, own);
                allPrints.addAll(own.keySet());
            }
            answered = receipts.find(allKeys);
            known = identities.find(allPrints);
        }

        /** @return whether it can be planned now; not when it hangs on the outcome of a planned one */
        boolean assign(int group) {
            List<Entry> entries = groups.get(group);
            List<Receipts.Key> keys =
                    entries.stream().map(e -> Receipts.Key.of(e.provenance())).toList();
            if (new HashSet<>(keys).size() < keys.size()) {
                plan.decided()
                        .put(
                                group,
                                new Outcome.Rejected(Rejection.of(
                                        Rejection.Code.INVALID_FIELD,
                                        "id",
                                        "two entries of one group have the same source and id")));
                return true;
            }
            Integer earlier = plannedKeys.get(keys.getFirst());
            if (earlier != null && keys.stream().allMatch(key -> earlier.equals(plannedKeys.get(key)))) {
                plan.repeats().put(group, earlier);
                return true;
            }
            if (keys.stream().anyMatch(plannedKeys::containsKey)) {
                return false;
            }
            List<Entry> unanswered = new ArrayList<>();
            for (int i = 0; i < keys.size(); i++) {
                if (!answered.containsKey(keys.get(i))) {
                    unanswered.add(entries.get(i));
                }
            }
            if (unanswered.isEmpty()) {
                plan.decided().put(group, Objects.requireNonNull(answered.get(keys.getFirst())));
                return true;
            }
            Map<String, NamedIdentifier> own = Objects.requireNonNull(prints.get(group));
            if (own.keySet().stream().anyMatch(uncertain::contains)) {
                return false;
            }
            switch (owner(unanswered, own.keySet())) {
                case Owner.Of(JourneyId journey) -> assign(group, journey, false, unanswered, own, keys);
                case Owner.Nobody() -> assign(group, ids.next(), true, unanswered, own, keys);
                case Owner.Several(Set<JourneyId> journeys) -> {
                    if (own.keySet().stream().anyMatch(planned::containsKey)) {
                        return false;
                    }
                    plan.decided().put(group, new Outcome.Rejected(conflicts.note(journeys, unanswered.getFirst())));
                }
            }
            return true;
        }

        private Owner owner(List<Entry> entries, Set<String> own) {
            Set<JourneyId> owners = entries.stream()
                    .map(Entry::subject)
                    .filter(subject -> subject != null)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            for (String print : own) {
                JourneyId journey = ownerOf(print);
                if (journey != null) {
                    owners.add(journey);
                }
            }
            return switch (owners.size()) {
                case 0 -> new Owner.Nobody();
                case 1 -> new Owner.Of(owners.iterator().next());
                default -> new Owner.Several(owners);
            };
        }

        private @Nullable JourneyId ownerOf(String print) {
            JourneyId journey = known.get(print);
            return journey != null ? journey : planned.get(print);
        }

        private void assign(
                int group,
                JourneyId journey,
                boolean begins,
                List<Entry> entries,
                Map<String, NamedIdentifier> own,
                List<Receipts.Key> keys) {
            Map<String, NamedIdentifier> fresh = new LinkedHashMap<>(own);
            fresh.keySet().removeIf(known::containsKey);
            fresh.keySet().forEach(print -> planned.put(print, journey));
            if (!begins) {
                // Only if this group is accepted are they the journey's.
                uncertain.addAll(fresh.keySet());
                uncertain.removeAll(sure);
            } else {
                sure.addAll(fresh.keySet());
            }
            keys.forEach(key -> plannedKeys.put(key, group));
            List<Receipts.Key> open =
                    keys.stream().filter(key -> !answered.containsKey(key)).toList();
            assigned.add(new Assigned(group, journey, begins, entries, fresh, open));
        }

        /** All journeys are known now, so that their keys are fetched or made at once. */
        void propose() {
            facts.prepare(assigned.stream().map(Assigned::journey).distinct().toList());
            for (Assigned each : assigned) {
                if (each.begins()) {
                    plan.beginning().add(each.journey());
                }
                try {
                    RecordEntries.Group proposal =
                            facts.of(each.journey(), each.begins(), each.entries(), each.fresh());
                    plan.byJourney()
                            .computeIfAbsent(each.journey(), journey -> new ArrayList<>())
                            .add(new Plan.Planned(
                                    each.group(),
                                    each.begins(),
                                    proposal,
                                    each.keys(),
                                    each.fresh().keySet()));
                } catch (RejectedEntryException e) {
                    plan.decided().put(each.group(), new Outcome.Rejected(e.rejection()));
                }
            }
        }
    }
}
