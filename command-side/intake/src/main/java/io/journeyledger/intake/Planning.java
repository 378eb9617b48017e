package io.journeyledger.intake;

import io.journeyledger.ledger.JourneyId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds out for each group whether it was recorded before, whose it is, and what it proposes. */
@Component
class Planning {

    private final Receipts receipts;
    private final Identities identities;
    private final Facts facts;
    private final NewJourneyIds ids;
    private final Conflicts conflicts;
    private final Contradictions contradictions;

    Planning(
            Receipts receipts,
            Identities identities,
            Facts facts,
            NewJourneyIds ids,
            Conflicts conflicts,
            Contradictions contradictions) {
        this.receipts = receipts;
        this.identities = identities;
        this.facts = facts;
        this.ids = ids;
        this.conflicts = conflicts;
        this.contradictions = contradictions;
    }

    /**
     * @param elsewhere journeys of groups of which it is known that they go on with something there
     * @param trusting whether to believe of groups that they are new; that they were not shows when their receipts are
     *     added
     */
    Plan plan(List<EntryGroup> groups, List<Integer> which, Map<Integer, JourneyId> elsewhere, boolean trusting) {
        Draft draft = new Draft(groups, which, elsewhere, trusting);
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

        /** It is, if the planned groups that link these identifiers to it are accepted. */
        record Perhaps(JourneyId journey, List<String> by) implements Owner {}

        /** It hangs on more than that. */
        record Unsure() implements Owner {}

        record Several(Set<JourneyId> journeys) implements Owner {}
    }

    /** A group whose journey is known. */
    private record Assigned(
            int group,
            JourneyId journey,
            boolean begins,
            List<String> recognisedBy,
            List<EntryGroup.Item> items,
            Map<String, NamedIdentifier> fresh,
            List<Receipts.Key> keys) {

        boolean seals() {
            return !fresh.isEmpty() || items.stream().anyMatch(EntryGroup.Item::hasPersonalText);
        }
    }

    private final class Draft {
        private final List<EntryGroup> groups;
        private final Map<Integer, JourneyId> elsewhere;
        private final Map<Receipts.Key, Outcome.Duplicate> answered;
        private final Map<String, JourneyId> known;
        private final Map<String, JourneyId> planned = new HashMap<>();
        private final Set<String> sure = new HashSet<>();
        private final Set<String> uncertain = new HashSet<>();
        private final Map<Receipts.Key, Integer> plannedKeys = new HashMap<>();
        private final List<Assigned> assigned = new ArrayList<>();
        private final Plan plan =
                new Plan(new LinkedHashMap<>(), new HashSet<>(), new HashMap<>(), new HashMap<>(), new ArrayList<>());

        Draft(List<EntryGroup> groups, List<Integer> which, Map<Integer, JourneyId> elsewhere, boolean trusting) {
            this.groups = groups;
            this.elsewhere = elsewhere;
            List<String> allPrints = new ArrayList<>(which.size());
            Set<Receipts.Key> allKeys = new HashSet<>();
            for (int i : which) {
                if (!trusting || !groups.get(i).isNew()) {
                    allKeys.addAll(groups.get(i).keys());
                }
                allPrints.addAll(groups.get(i).prints().keySet());
            }
            answered = receipts.find(allKeys);
            known = identities.find(allPrints);
        }

        /** @return whether it can be planned now; not when it hangs on the outcome of a planned one */
        boolean assign(int group) {
            List<EntryGroup.Item> items = groups.get(group).items();
            List<Receipts.Key> keys = groups.get(group).keys();
            Rejection refused = groups.get(group).refused();
            if (refused != null) {
                plan.decided().put(group, new Outcome.Rejected(refused));
                return true;
            }
            if (!Collections.disjoint(keys, plannedKeys.keySet())) {
                Integer earlier = plannedKeys.get(keys.getFirst());
                if (earlier != null && keys.stream().allMatch(key -> earlier.equals(plannedKeys.get(key)))) {
                    plan.repeats().put(group, earlier);
                    return true;
                }
                return false;
            }
            List<EntryGroup.Item> unanswered = new ArrayList<>(items.size());
            for (int i = 0; i < keys.size(); i++) {
                if (!answered.containsKey(keys.get(i))) {
                    unanswered.add(items.get(i));
                }
            }
            if (unanswered.isEmpty()) {
                plan.decided().put(group, Objects.requireNonNull(answered.get(keys.getFirst())));
                return true;
            }
            Map<String, NamedIdentifier> own = groups.get(group).prints();
            JourneyId holder = elsewhere.get(group);
            switch (holder == null ? owner(unanswered, own.keySet()) : new Owner.Of(holder)) {
                case Owner.Of(JourneyId journey) -> assign(group, journey, false, List.of(), unanswered, own, keys);
                case Owner.Nobody() -> assign(group, newJourney(group), true, List.of(), unanswered, own, keys);
                case Owner.Perhaps(JourneyId journey, List<String> by) ->
                    assign(group, journey, false, by, unanswered, own, keys);
                case Owner.Unsure() -> {
                    return false;
                }
                case Owner.Several(Set<JourneyId> journeys) -> {
                    if (own.keySet().stream().anyMatch(planned::containsKey)) {
                        return false;
                    }
                    plan.decided()
                            .put(
                                    group,
                                    new Outcome.Rejected(conflicts.note(
                                            journeys, unanswered.getFirst().entry())));
                }
            }
            return true;
        }

        private JourneyId newJourney(int group) {
            SealedAhead ahead = groups.get(group).ahead();
            return ahead != null && ahead.begins() ? ahead.key().journey() : ids.next();
        }

        private Owner owner(List<EntryGroup.Item> items, Set<String> own) {
            Set<JourneyId> named = new LinkedHashSet<>();
            for (EntryGroup.Item item : items) {
                JourneyId subject = item.entry().subject();
                if (subject != null) {
                    named.add(subject);
                }
            }
            Set<JourneyId> owners = new LinkedHashSet<>(named);
            Set<JourneyId> perhaps = new LinkedHashSet<>();
            for (String print : own) {
                JourneyId journey = ownerOf(print);
                if (journey != null) {
                    (uncertain.contains(print) ? perhaps : owners).add(journey);
                }
            }
            if (owners.isEmpty() && perhaps.size() == 1) {
                return new Owner.Perhaps(
                        perhaps.iterator().next(),
                        own.stream().filter(uncertain::contains).toList());
            }
            if (!owners.containsAll(perhaps)) {
                return new Owner.Unsure();
            }
            return switch (owners.size()) {
                case 0 -> new Owner.Nobody();
                case 1 -> new Owner.Of(owners.iterator().next());
                default ->
                    contradictions
                            .agreed(named, owners)
                            .<Owner>map(Owner.Of::new)
                            .orElseGet(() -> new Owner.Several(owners));
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
                List<String> recognisedBy,
                List<EntryGroup.Item> items,
                Map<String, NamedIdentifier> own,
                List<Receipts.Key> keys) {
            Map<String, NamedIdentifier> fresh = fresh(own);
            fresh.keySet().forEach(print -> planned.put(print, journey));
            if (begins) {
                sure.addAll(fresh.keySet());
            } else {
                // Only if this group is accepted are they the journey's.
                uncertain.addAll(fresh.keySet());
            }
            keys.forEach(key -> plannedKeys.put(key, group));
            List<Receipts.Key> open = answered.isEmpty()
                    ? keys
                    : keys.stream().filter(key -> !answered.containsKey(key)).toList();
            assigned.add(new Assigned(group, journey, begins, recognisedBy, items, fresh, open));
        }

        /** Whoever begins a journey brings its identifiers; who comes after is not heard unless that was accepted. */
        private Map<String, NamedIdentifier> fresh(Map<String, NamedIdentifier> own) {
            Map<String, NamedIdentifier> fresh = Map.of();
            for (Map.Entry<String, NamedIdentifier> each : own.entrySet()) {
                if (!known.containsKey(each.getKey()) && !sure.contains(each.getKey())) {
                    fresh = fresh.isEmpty() ? new LinkedHashMap<>(4) : fresh;
                    fresh.put(each.getKey(), each.getValue());
                }
            }
            return fresh;
        }

        /** All journeys are known now, so that the keys that are needed are fetched or proposed at once. */
        void propose() {
            facts.prepare(
                    assigned.stream()
                            .filter(Assigned::seals)
                            .map(Assigned::journey)
                            .distinct()
                            .toList(),
                    assigned.stream()
                            .filter(Assigned::begins)
                            .map(each -> groups.get(each.group()).ahead())
                            .filter(ahead -> ahead != null && ahead.begins())
                            .map(SealedAhead::key)
                            .toList());
            for (Assigned each : assigned) {
                if (each.begins()) {
                    plan.beginning().add(each.journey());
                }
                try {
                    RecordEntries.Group proposal = facts.of(
                            each.journey(),
                            each.begins(),
                            each.recognisedBy(),
                            each.items(),
                            groups.get(each.group()).ahead(),
                            each.fresh());
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
