package io.journeyledger.projections.rebuild;

import io.journeyledger.projections.Policies;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.fold.PersonalTexts;
import io.journeyledger.projections.fold.Reading;
import io.journeyledger.projections.index.Mark;
import io.journeyledger.projections.index.Marked;
import io.journeyledger.projections.index.Pause;
import io.journeyledger.projections.index.Tally;
import io.journeyledger.projections.index.ViewIndices;
import io.journeyledger.projections.index.ViewWriter;
import io.journeyledger.projections.index.ViewsUnavailableException;
import io.journeyledger.projections.live.CatchUp;
import io.journeyledger.projections.policy.Policy;
import io.journeyledger.projections.replay.AsOf;
import io.journeyledger.projections.replay.PopulationPass;
import io.journeyledger.store.LedgerReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Does the work of a rebuild. Every step leaves the indices in a state that says by itself how to go on (see {@link Mark}),
 * so that a process may end anywhere: what is half filled is filled anew, what is filled is brought up to date and put
 * behind the alias, what is behind it is brought up to date.
 */
public final class Rebuilder {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    /** So often the live projection is found where it was before it is taken to stand still: longer than a batch takes. */
    private static final int LOOKS = 200;

    private final LedgerReader ledger;
    private final PopulationPass pass;
    private final ViewIndices indices;
    private final ViewWriter writer;
    private final CatchUp catchUp;
    private final PersonalTexts texts;
    private final Policies policies;
    private final InstantSource clock;
    private final LongSupplier livePosition;

    public Rebuilder(
            LedgerReader ledger,
            PopulationPass pass,
            ViewIndices indices,
            ViewWriter writer,
            CatchUp catchUp,
            PersonalTexts texts,
            Policies policies,
            InstantSource clock,
            LongSupplier livePosition) {
        this.ledger = ledger;
        this.pass = pass;
        this.indices = indices;
        this.writer = writer;
        this.catchUp = catchUp;
        this.texts = texts;
        this.policies = policies;
        this.clock = clock;
        this.livePosition = livePosition;
    }

    /** The last event that the live projection has told; 0 where that is not known. */
    long livePosition() {
        return livePosition.getAsLong();
    }

    /**
     * Makes the first of the new indices, still empty. Its mark tells all that was asked for, so that it is taken up should the
     * process end before its turn comes.
     */
    void promise(Rebuild rebuild) {
        View first = first(rebuild);
        indices.createForFilling(
                first, Objects.requireNonNull(rebuild.indices().get(first)), mark(rebuild, clock.instant()));
    }

    private static View first(Rebuild rebuild) {
        return rebuild.indices().keySet().iterator().next();
    }

    private static Mark mark(Rebuild rebuild, Instant now) {
        RebuildRequest request = rebuild.request();
        return new Mark(
                Mark.State.FILLING,
                0,
                rebuild.policy(),
                request.into(),
                request.recordedUntil(),
                request.occurredUntil(),
                request.asOf(now).instant(),
                request.views());
    }

    /**
     * Fills new indices from the ledger, of which the first was promised, and, where they are not beside, puts them behind the
     * aliases.
     *
     * @param confirm throws when it is not this process's turn any more
     */
    void run(Rebuild rebuild, Runnable confirm) {
        RebuildRequest request = rebuild.request();
        Instant now = clock.instant();
        AsOf asOf = request.asOf(now);
        Policy used = policies.find(rebuild.policy()).orElseThrow();
        long upTo = ledger.head();
        rebuild.progress().expect(ledger.count());
        rebuild.enter(Rebuild.Phase.FILLING);
        Mark mark = mark(rebuild, now);
        View first = first(rebuild);
        // Before the others are there: marks that differ would be taken for two rebuilds.
        indices.mark(Objects.requireNonNull(rebuild.indices().get(first)), mark);
        rebuild.indices().forEach((view, index) -> {
            if (view != first) {
                indices.createForFilling(view, index, mark);
            }
        });
        Filling filling =
                new Filling(rebuild.indices(), new Reading(used, asOf.instant(), texts), writer, rebuild.progress());
        PopulationPass telling = filling.readsProvenance() ? pass : pass.withoutProvenance();
        telling.run(upTo, asOf.known(), filling::listener, rebuild.progress());

        rebuild.enter(Rebuild.Phase.CHECKING);
        filling.written().forEach(this::compare);
        rebuild.indices().forEach(indices::settle);
        Mark.State state = request.isBeside() ? Mark.State.SIDE : Mark.State.FILLED;
        rebuild.indices().forEach((_, index) -> indices.mark(index, mark.with(state, upTo)));
        rebuild.reached(upTo);
        if (!request.isBeside()) {
            goLive(rebuild, mark, upTo, confirm);
        }
    }

    /** Brings filled indices up to date and puts them behind the aliases. */
    void goLive(Rebuild rebuild, Mark mark, long filledUpTo, Runnable confirm) {
        rebuild.enter(Rebuild.Phase.CATCHING_UP);
        long position = follow(rebuild, filledUpTo, Long.MAX_VALUE, rebuild.progress()::cancelled);
        refuseWhatWasDeleted(rebuild);
        if (rebuild.isRestoration() || position > filledUpTo) {
            rebuild.indices().forEach((_, index) -> indices.mark(index, mark.with(Mark.State.FILLED, position)));
        }

        // Otherwise searches would go back, for up to a second after the swap, to what was there when it was filled.
        rebuild.indices().values().forEach(indices::show);
        confirm.run();
        rebuild.enter(Rebuild.Phase.SWAPPING);
        rebuild.indices().forEach(this::swap);
        // What the live projection has on its way still goes to the old index; all of that is in the ledger by now.
        long last = meetLive(rebuild, follow(rebuild, position, Long.MAX_VALUE, () -> false));
        rebuild.indices().forEach((view, index) -> {
            indices.mark(index, mark.with(Mark.State.LIVE, last));
            forgetOlder(view);
        });
        rebuild.reached(last);
    }

    /** Elasticsearch may have made an index anew, without mapping or mark, when there was something to be added to it. */
    private void refuseWhatWasDeleted(Rebuild rebuild) {
        Set<String> marked = indices.all().stream()
                .filter(index -> index.mark() != null)
                .map(Marked::index)
                .collect(Collectors.toSet());
        rebuild.indices().values().stream()
                .filter(index -> !marked.contains(index))
                .findFirst()
                .ifPresent(index -> {
                    throw new IllegalStateException(
                            "The index " + index
                                    + " was deleted while it was brought up to date. Nothing was swapped; rebuild the view again");
                });
    }

    /** Waits for Elasticsearch as long as it takes: what is filled already is not given up for a restart of it. */
    private long follow(Rebuild rebuild, long from, long upTo, BooleanSupplier cancelled) {
        BooleanSupplier ending =
                () -> cancelled.getAsBoolean() || Thread.currentThread().isInterrupted();
        while (true) {
            try {
                long position = catchUp.follow(rebuild.indices(), from, upTo, ending);
                if (ending.getAsBoolean()) {
                    throw new CancellationException("Cancelled");
                }
                return position;
            } catch (ViewsUnavailableException e) {
                Pause.of(Duration.ofSeconds(1));
            }
        }
    }

    /**
     * Waits until the live projection has come as far, and adds what it told by then. Its batch may go beyond: what the first half of
     * one makes and the second undoes it never told, and does not withdraw. Here the halves are told apart.
     *
     * @return the last position that is in; no further where the live projection stands still, or is another process's
     */
    private long meetLive(Rebuild rebuild, long last) {
        long live = livePosition.getAsLong();
        int still = 0;
        while (0 < live && live < last && still < LOOKS) {
            Pause.of(BETWEEN_LOOKS);
            long now = livePosition.getAsLong();
            still = now == live ? still + 1 : 0;
            live = now;
        }
        return live > last ? follow(rebuild, last, live, () -> false) : last;
    }

    private void swap(View view, String index) {
        for (Marked old : indices.all()) {
            if (old.view() == view && old.behindAlias() && !old.index().equals(index)) {
                Mark mark = old.mark() == null ? Mark.live(policies.current().version(), clock.instant()) : old.mark();
                // One of another mapping was not written to by this program.
                long upTo = view.fits(old.index()) ? livePosition.getAsLong() : old.position();
                indices.mark(old.index(), mark.with(Mark.State.PREVIOUS, upTo));
            }
        }
        indices.swap(view, index);
    }

    /** The last one before is kept, to be restored; older ones are not. */
    private void forgetOlder(View view) {
        List<Marked> previous = indices.all().stream()
                .filter(index -> index.view() == view && !index.behindAlias())
                .filter(index -> index.is(Mark.State.PREVIOUS))
                .sorted(Comparator.comparing(Marked::index).reversed())
                .toList();
        previous.stream().skip(1).forEach(index -> indices.delete(index.index()));
    }

    private void compare(String index, Tally written) {
        Tally held = indices.tally(index);
        if (!held.equals(written)) {
            throw new IllegalStateException("The index " + index + " does not hold what was written to it: "
                    + held.documents() + " documents instead of " + written.documents() + ", sum of positions "
                    + held.sum() + " instead of " + written.sum() + ". Nothing was swapped; look at the log"
                    + " of Elasticsearch and try again");
        }
    }

    /** What a rebuild made, and did not put behind an alias, is worth nothing; what it was to restore is as it was. */
    void discard(Rebuild rebuild) {
        for (Marked index : indices.all()) {
            if (!rebuild.indices().containsValue(index.index()) || index.behindAlias()) {
                continue;
            }
            if (rebuild.isRestoration() && index.mark() != null) {
                indices.mark(index.index(), index.mark().with(Mark.State.PREVIOUS, index.position()));
            } else {
                indices.delete(index.index());
            }
        }
    }
}
