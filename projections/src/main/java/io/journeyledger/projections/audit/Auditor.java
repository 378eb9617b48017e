package io.journeyledger.projections.audit;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.fold.Reading;
import io.journeyledger.projections.index.Mending;
import io.journeyledger.projections.index.Stored;
import io.journeyledger.projections.index.StoredDocuments;
import io.journeyledger.projections.replay.Culprit;
import io.journeyledger.projections.replay.PopulationPass;
import io.journeyledger.projections.replay.Story;
import io.journeyledger.projections.replay.Storytelling;
import io.journeyledger.projections.replay.UnfoldableException;
import io.journeyledger.store.reading.LedgerReader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Does the work of an audit: folds the whole ledger once more, independently of the live projection, and compares every
 * document with what the index holds; then goes through the index for documents that the ledger does not give. What
 * does not look right is {@linkplain Settling settled} before it is reported.
 */
final class Auditor {

    /** Journeys that are compared at once. */
    private static final int STORIES = 100;

    private final LedgerReader ledger;
    private final PopulationPass pass;
    private final Storytelling storytelling;
    private final StoredDocuments stored;
    private final Looking looking;
    private final Mending mending;
    private final LongSupplier livePosition;

    /** @param livePosition the last event that the live projection has written for certain */
    Auditor(
            LedgerReader ledger,
            PopulationPass pass,
            Storytelling storytelling,
            StoredDocuments stored,
            Looking looking,
            Mending mending,
            LongSupplier livePosition) {
        this.ledger = ledger;
        this.pass = pass;
        this.storytelling = storytelling;
        this.stored = stored;
        this.looking = looking;
        this.mending = mending;
        this.livePosition = livePosition;
    }

    /**
     * @throws io.journeyledger.projections.index.ViewNotWholeException when searches of a view do not see one whole
     *     index
     */
    void check(Set<View> views) {
        views.forEach(stored::behind);
    }

    void run(Audit audit) {
        check(audit.request().views());
        Reading reading = storytelling.now();
        long upTo = ledger.head();
        audit.reach(upTo);
        audit.expect(ledger.count());
        Settling settling = new Settling(looking, mending);
        Suspects suspects = new Suspects(cases -> settling.settle(audit, cases));
        Map<View, IdSums> sums = new EnumMap<>(View.class);
        audit.request().views().forEach(view -> sums.put(view, new IdSums()));
        // What differs is looked at more closely later.
        Judge judge = new Judge(reading.asOf(), Math.max(upTo, livePosition.getAsLong()), _ -> null);

        Set<JourneyId> untold = ConcurrentHashMap.newKeySet();
        Map<JourneyId, JourneyId> speakers = new ConcurrentHashMap<>();
        pass.withoutParking()
                .run(
                        upTo,
                        _ -> true,
                        () -> new Comparing(audit, reading, judge, sums, suspects, untold, speakers),
                        audit);
        // What is merged away is told by another journey, of which nothing may be said.
        speakers.forEach((journey, speaker) -> {
            if (untold.contains(speaker)) {
                untold.add(journey);
            }
        });
        sums.forEach((view, left) -> {
            stored.ids(view.alias(), ids -> {
                stopIfCancelled(audit);
                ids.forEach(left::remove);
            });
            if (!left.isEven()) {
                stored.ids(view.alias(), ids -> {
                    stopIfCancelled(audit);
                    ids.stream()
                            .filter(left::isOdd)
                            .filter(id -> isTold(view, id, untold))
                            .forEach(id -> suspects.add(view, id));
                });
            }
        });
        suspects.settleAll();
    }

    private static boolean isTold(View view, String id, Set<JourneyId> untold) {
        JourneyId journey = DocumentIds.stream(view, id);
        return journey == null || !untold.contains(journey);
    }

    private static void stopIfCancelled(Audit audit) {
        if (audit.cancelled()) {
            throw new CancellationException("Cancelled");
        }
    }

    /** One thread's journeys. */
    private final class Comparing implements PopulationPass.Listener {

        private final Audit audit;
        private final Reading reading;
        private final Judge judge;
        private final Map<View, IdSums> sums;
        private final Suspects suspects;
        private final Set<JourneyId> untold;
        private final Map<JourneyId, JourneyId> speakers;
        private final List<Map<View, Expected<?>>> told = new ArrayList<>();

        Comparing(
                Audit audit,
                Reading reading,
                Judge judge,
                Map<View, IdSums> sums,
                Suspects suspects,
                Set<JourneyId> untold,
                Map<JourneyId, JourneyId> speakers) {
            this.audit = audit;
            this.reading = reading;
            this.judge = judge;
            this.sums = sums;
            this.suspects = suspects;
            this.untold = untold;
            this.speakers = speakers;
        }

        /** An event that cannot be decoded. */
        @Override
        public void untold(UnfoldableException e) {
            untold.add(e.journey());
            audit.found(Finding.untold(e));
        }

        @Override
        public void leaveOut(Set<JourneyId> journeys) {
            untold.addAll(journeys);
        }

        /** An audit changes nothing, so nothing is parked here; it says of every such journey what the matter is. */
        @Override
        public void hear(Story story) {
            JourneyId speaker = story.standing().mergedInto();
            if (speaker != null) {
                speakers.put(story.standing().journey(), speaker);
            }
            try {
                Map<View, Expected<?>> made = new EnumMap<>(View.class);
                sums.keySet().forEach(view -> made.put(view, Expected.made(view, story, reading)));
                told.add(made);
            } catch (RuntimeException e) {
                untold.addAll(story.journeys());
                audit.found(Finding.untold(Culprit.of(story, reading, e)));
            }
            if (told.size() >= STORIES) {
                compare();
            }
        }

        @Override
        public void end() {
            compare();
        }

        private void compare() {
            sums.forEach(this::compare);
            told.clear();
        }

        private void compare(View view, IdSums found) {
            List<Expected<?>> expected = told.stream()
                    .<Expected<?>>map(made -> Objects.requireNonNull(made.get(view)))
                    .toList();
            Set<String> ids = new LinkedHashSet<>();
            expected.forEach(one -> ids.addAll(one.now().keySet()));
            Map<String, Stored> there = stored.read(view.alias(), ids);
            there.keySet().forEach(found::add);
            for (Expected<?> one : expected) {
                if (!judge.judge(one, there).isEmpty()) {
                    suspects.add(view, one.story().standing().journey());
                }
            }
            audit.compared(ids.size());
        }
    }
}
