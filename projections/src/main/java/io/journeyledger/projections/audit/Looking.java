package io.journeyledger.projections.audit;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.fold.Reading;
import io.journeyledger.projections.index.Mark;
import io.journeyledger.projections.index.Stored;
import io.journeyledger.projections.index.StoredDocuments;
import io.journeyledger.projections.index.ViewIndices;
import io.journeyledger.projections.replay.Story;
import io.journeyledger.projections.replay.Storytelling;
import io.journeyledger.store.reading.LedgerReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One look at suspects: what the ledger says of their journeys now, beside what the index holds. Nothing of it is
 * certain unless neither changed during the look and the live projection has come as far: see {@link Round#isFirm}.
 */
final class Looking {

    private final LedgerReader ledger;
    private final Storytelling storytelling;
    private final StoredDocuments stored;
    private final ViewIndices indices;
    private final Supplier<Set<JourneyId>> withheld;
    private final LongSupplier livePosition;

    /** @param withheld journeys of which the live views hold nothing, whatever the ledger tells */
    Looking(
            LedgerReader ledger,
            Storytelling storytelling,
            StoredDocuments stored,
            ViewIndices indices,
            Supplier<Set<JourneyId>> withheld,
            LongSupplier livePosition) {
        this.ledger = ledger;
        this.storytelling = storytelling;
        this.stored = stored;
        this.indices = indices;
        this.withheld = withheld;
        this.livePosition = livePosition;
    }

    /** What one look showed. */
    static final class Round {
        private final Map<Suspects.Case, List<Look>> wrong = new HashMap<>();
        private final Map<View, String> behind = new HashMap<>();
        private final Map<JourneyId, Story> told = new HashMap<>();
        private final Set<View> steady = EnumSet.noneOf(View.class);
        private long live;
        private long head;
        private final Set<JourneyId> untold = new HashSet<>();
        private Set<JourneyId> changed = Set.of();

        List<Look> wrong(Suspects.Case one) {
            return wrong.getOrDefault(one, List.of());
        }

        /** The index that searches of the view asked. */
        String index(View view) {
            return Objects.requireNonNull(behind.get(view));
        }

        /** Every event up to here is in what the ledger said. */
        long head() {
            return head;
        }

        /** Whether what looks wrong is wrong. */
        boolean isFirm(Suspects.Case one, List<Look> looks) {
            return steady.contains(one.view())
                    && looks.stream().allMatch(look -> isFirm(look.journey()) && isFirm(one.journey()));
        }

        private boolean isFirm(@Nullable JourneyId journey) {
            if (journey == null) {
                return true;
            }
            Story story = told.get(journey);
            JourneyId speaker = story == null ? null : story.standing().mergedInto();
            // A merge counts with the half of the speaker, which may be recorded later.
            return isSteady(journey) && (speaker == null || isSteady(speaker));
        }

        private boolean isSteady(JourneyId journey) {
            Story story = told.get(journey);
            return !changed.contains(journey) && (story == null || story.position() <= live);
        }
    }

    /** @param cases each with the ids of documents that may be surplus */
    Round look(Map<Suspects.Case, Set<String>> cases) {
        Round round = new Round();
        // In this order: what the live projection has written by now must be seen in the index.
        round.live = livePosition.getAsLong();
        long before = ledger.head();
        Set<View> views = cases.keySet().stream()
                .map(Suspects.Case::view)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(View.class)));
        views.forEach(view -> round.behind.put(view, stored.behind(view)));
        Map<JourneyId, Story> told = tell(cases.keySet());
        round.told.putAll(told);
        round.untold.addAll(withheld.get());
        Reading reading = storytelling.now();
        Judge judge = new Judge(reading.asOf(), Math.max(before, round.live), this::reviewedAt);
        for (View view : views) {
            look(view, cases, told, reading, judge, round);
        }
        round.head = Math.max(ledger.head(), round.live);
        if (round.head != before && !round.wrong.isEmpty()) {
            round.changed = changed(cases.keySet(), told);
        }
        for (View view : views) {
            if (isLive(round.behind.get(view)) && stored.behind(view).equals(round.behind.get(view))) {
                round.steady.add(view);
            }
        }
        return round;
    }

    private void look(
            View view,
            Map<Suspects.Case, Set<String>> cases,
            Map<JourneyId, Story> told,
            Reading reading,
            Judge judge,
            Round round) {
        Map<JourneyId, Expected<?>> expected = new LinkedHashMap<>();
        told.forEach((journey, story) -> {
            try {
                expected.put(journey, Expected.made(view, story, reading));
            } catch (RuntimeException _) {
                round.untold.add(journey); // the pass over all of them tells why, this time or the next
            }
        });
        Set<String> known = new LinkedHashSet<>();
        expected.values().forEach(one -> known.addAll(one.now().keySet()));
        Set<String> asked = new LinkedHashSet<>(known);
        cases.forEach((one, ids) -> {
            if (one.view() == view) {
                asked.addAll(ids);
            }
        });
        Map<String, Stored> there = stored.read(view.alias(), asked);
        cases.forEach((one, ids) -> {
            if (one.view() != view) {
                return;
            }
            List<Look> looks = new ArrayList<>();
            Expected<?> own = one.journey() == null ? null : expected.get(one.journey());
            if (own != null) {
                judge.judge(own, there)
                        .forEach(finding -> looks.add(new Look(finding, one, there.get(finding.id()), own)));
            }
            if (round.untold.contains(one.journey())) {
                return;
            }
            for (String id : ids) {
                Stored surplus = known.contains(id) ? null : there.get(id);
                if (surplus != null) {
                    looks.add(new Look(judge.surplus(view, surplus, one.journey()), one, surplus, null));
                }
            }
            if (!looks.isEmpty()) {
                round.wrong.put(one, looks);
            }
        });
    }

    /** The journeys of the cases, and those that speak for them, as they are now. */
    private Map<JourneyId, Story> tell(Collection<Suspects.Case> cases) {
        Set<JourneyId> journeys = cases.stream()
                .map(Suspects.Case::journey)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Map<JourneyId, Story> told = storytelling.stories().withSpeakers(journeys, _ -> true);
        Set<JourneyId> keys = new HashSet<>();
        told.values().forEach(story -> keys.addAll(story.journeys()));
        storytelling.loadKeys().accept(keys);
        return told;
    }

    /** Those of the journeys that are not any more as they were told. */
    private Set<JourneyId> changed(Collection<Suspects.Case> cases, Map<JourneyId, Story> then) {
        Map<JourneyId, Story> now = tell(cases);
        Set<JourneyId> changed = new HashSet<>(now.keySet());
        changed.removeIf(journey -> {
            Story before = then.get(journey);
            Story after = now.get(journey);
            return before != null
                    && after != null
                    && before.standing().equals(after.standing())
                    && before.events().size() == after.events().size();
        });
        return changed;
    }

    private boolean isLive(@Nullable String index) {
        // An index that just went live still lacks what the live projection had on its way to the one before.
        return indices.all().stream()
                .anyMatch(marked ->
                        marked.index().equals(index) && (marked.mark() == null || marked.is(Mark.State.LIVE)));
    }

    private @Nullable Instant reviewedAt(JourneyId journey) {
        Stored customer =
                stored.read(View.CUSTOMERS.alias(), List.of(journey.value())).get(journey.value());
        return customer == null ? null : Judge.instant(customer.source().path("asOf"));
    }
}
