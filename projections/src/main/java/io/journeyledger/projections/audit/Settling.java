package io.journeyledger.projections.audit;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.fold.PersonalTexts;
import io.journeyledger.projections.fold.Reading;
import io.journeyledger.projections.index.Mark;
import io.journeyledger.projections.index.Mending;
import io.journeyledger.projections.index.Stored;
import io.journeyledger.projections.index.StoredDocuments;
import io.journeyledger.projections.index.ViewIndices;
import io.journeyledger.projections.policy.Policy;
import io.journeyledger.projections.replay.Stories;
import io.journeyledger.projections.replay.Story;
import io.journeyledger.store.LedgerReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks at suspects again, until each is right or wrong for certain: wrong is what differs while the live projection has come
 * as far as the journey and neither the journey nor the index has changed during the look. What is wrong for certain is put
 * right where that is asked for, and looked at once more.
 */
final class Settling {

    /** How long to wait before each further look: together some twelve seconds. */
    private static final List<Duration> PAUSES = List.of(100, 200, 400, 800, 1_600, 3_000, 3_000, 3_000).stream()
            .map(Duration::ofMillis)
            .toList();

    private final LedgerReader ledger;
    private final Stories stories;
    private final Consumer<Collection<JourneyId>> loadKeys;
    private final StoredDocuments stored;
    private final ViewIndices indices;
    private final Mending mending;
    private final PersonalTexts texts;
    private final Policy policy;
    private final InstantSource clock;
    private final LongSupplier livePosition;

    Settling(
            LedgerReader ledger,
            Stories stories,
            Consumer<Collection<JourneyId>> loadKeys,
            StoredDocuments stored,
            ViewIndices indices,
            Mending mending,
            PersonalTexts texts,
            Policy policy,
            InstantSource clock,
            LongSupplier livePosition) {
        this.ledger = ledger;
        this.stories = stories;
        this.loadKeys = loadKeys;
        this.stored = stored;
        this.indices = indices;
        this.mending = mending;
        this.texts = texts;
        this.policy = policy;
        this.clock = clock;
        this.livePosition = livePosition;
    }

    /** @param cases each with the ids of documents that may be surplus */
    void settle(Audit audit, Map<Suspects.Case, Set<String>> cases) {
        Map<Suspects.Case, Set<String>> open = new LinkedHashMap<>(cases);
        Map<Suspects.Case, List<Finding>> mended = new HashMap<>();
        for (int round = 0; !open.isEmpty() && round <= PAUSES.size(); round++) {
            if (round > 0) {
                pause(PAUSES.get(round - 1));
            }
            if (audit.cancelled()) {
                throw new CancellationException("Cancelled");
            }
            Round looked = look(open);
            Map<Suspects.Case, List<Look>> toMend = new LinkedHashMap<>();
            for (Suspects.Case one : List.copyOf(open.keySet())) {
                List<Look> wrong = looked.wrong.getOrDefault(one, List.of());
                if (wrong.isEmpty()) {
                    mended.getOrDefault(one, List.of()).forEach(finding -> audit.found(finding.after(true, null)));
                    open.remove(one);
                } else if (looked.isFirm(one, wrong)) {
                    if (audit.request().repair() && !mended.containsKey(one)) {
                        toMend.put(one, wrong);
                    } else {
                        report(audit, wrong, mended.getOrDefault(one, List.of()));
                        open.remove(one);
                    }
                }
            }
            toMend.forEach((one, wrong) ->
                    mended.put(one, wrong.stream().map(Look::finding).toList()));
            mend(toMend.values().stream().flatMap(List::stream).toList(), looked, mended);
        }
        open.keySet()
                .forEach(one -> mended.getOrDefault(one, List.of())
                        .forEach(finding -> audit.found(finding.after(
                                false,
                                "written, but it changed at every look since; audit again to see what became of it"))));
        audit.unsettled(open.keySet().stream()
                .filter(one -> !mended.containsKey(one))
                .map(Suspects.Case::journey)
                .distinct()
                .count());
    }

    /** What one look showed. */
    private static final class Round {
        private final Map<Suspects.Case, List<Look>> wrong = new HashMap<>();
        private final Map<View, String> behind = new HashMap<>();
        private final Map<JourneyId, Story> told = new HashMap<>();
        private final Set<View> steady = EnumSet.noneOf(View.class);
        private long live;
        private long head;
        private Set<JourneyId> changed = Set.of();

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
            return !changed.contains(journey)
                    && (speaker == null || !changed.contains(speaker))
                    && (story == null || story.position() <= live);
        }
    }

    private Round look(Map<Suspects.Case, Set<String>> cases) {
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
        Reading reading = new Reading(policy, clock.instant(), texts);
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
        told.forEach((journey, story) -> expected.put(journey, Expected.of(view, story, reading)));
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
        Stories.Streams streams = stories.read(journeys);
        Set<JourneyId> all = new LinkedHashSet<>(journeys);
        for (JourneyId journey : journeys) {
            JourneyId speaker = streams.story(journey, _ -> true).standing().mergedInto();
            if (speaker != null) {
                all.add(speaker);
            }
        }
        if (all.size() > journeys.size()) {
            streams = stories.read(all);
        }
        Map<JourneyId, Story> told = new LinkedHashMap<>();
        Set<JourneyId> keys = new HashSet<>();
        for (JourneyId journey : all) {
            Story story = streams.story(journey, _ -> true);
            if (!story.events().isEmpty()) {
                told.put(journey, story);
                story.events().stream().map(Recorded::journey).forEach(keys::add);
            }
        }
        loadKeys.accept(keys);
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

    private void mend(List<Look> looks, Round round, Map<Suspects.Case, List<Finding>> mended) {
        Map<View, List<Look>> byView = new LinkedHashMap<>();
        looks.forEach(look ->
                byView.computeIfAbsent(look.of().view(), _ -> new ArrayList<>()).add(look));
        byView.forEach((view, wrong) -> {
            Map<String, String> refused = mending.mend(
                    Objects.requireNonNull(round.behind.get(view)),
                    wrong.stream().map(look -> look.wrong(round.head)).toList());
            wrong.forEach(look -> {
                String why = refused.get(look.finding().id());
                if (why != null) {
                    mended.computeIfPresent(
                            look.of(),
                            (_, findings) -> findings.stream()
                                    .map(finding -> finding.equals(look.finding())
                                            ? finding.after(false, "not repaired: " + why + "; " + onlyARebuild(view))
                                            : finding)
                                    .toList());
                }
            });
        });
    }

    /** What is wrong and stays so: of what was mended, what was said then. */
    private static void report(Audit audit, List<Look> wrong, List<Finding> mended) {
        Map<String, Finding> before =
                mended.stream().collect(Collectors.toMap(Finding::id, finding -> finding, (one, _) -> one));
        for (Look look : wrong) {
            Finding first = before.remove(look.finding().id());
            if (first == null) {
                audit.found(look.finding());
            } else {
                audit.found(first.after(
                        false,
                        first.note() == null
                                ? "written, and still wrong; "
                                        + onlyARebuild(look.of().view())
                                : null));
            }
        }
        before.values().forEach(finding -> audit.found(finding.after(true, null)));
    }

    private static String onlyARebuild(View view) {
        return "rebuild the view: ops/ledger rebuild " + view.label();
    }

    private static void pause(Duration pause) {
        try {
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted");
        }
    }
}
