package io.journeyledger.projections.rebuild;

import io.journeyledger.projections.Policies;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.Mark;
import io.journeyledger.projections.index.Marked;
import io.journeyledger.projections.index.Pause;
import io.journeyledger.projections.index.ViewIndices;
import io.journeyledger.projections.index.ViewsUnavailableException;
import io.journeyledger.projections.live.CatchUp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Brings filled indices up to date and puts them behind the aliases. From the first swap on there is no way back: what
 * was on its way to the old index is still to be added to the one that is searched now. So every step waits for
 * Elasticsearch and for the ledger as long as it takes.
 *
 * @param livePosition the last event that the live projection has told; 0 where that is not known
 * @param erased takes who was erased after a position out of where nothing more is told of them
 */
record GoingLive(
        ViewIndices indices,
        CatchUp catchUp,
        Policies policies,
        InstantSource clock,
        LongSupplier livePosition,
        LongConsumer erased) {

    private static final Logger LOG = LoggerFactory.getLogger(GoingLive.class);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    /**
     * So often the live projection is found where it was before it is taken to stand still: longer than a batch takes.
     */
    private static final int LOOKS = 200;

    /** @param confirm throws when it is not this process's turn any more */
    void goLive(Rebuild rebuild, Mark mark, long filledUpTo, Runnable confirm) {
        BooleanSupplier cancelled = rebuild.progress()::cancelled;
        // What was deleted takes nothing, however long it is waited for.
        Runnable unlessCancelled = () -> {
            stopIf(cancelled);
            refuseWhatWasDeleted(rebuild);
        };
        Runnable inTurn = () -> {
            confirm.run();
            refuseWhatWasDeleted(rebuild);
        };
        rebuild.enter(Rebuild.Phase.CATCHING_UP);
        if (rebuild.isRestoration()) { // From now on it is brought up to date, by another process if not by this.
            Mark begun = mark.placed(Mark.State.FILLED, filledUpTo, clock.instant());
            rebuild.indices().forEach((_, index) -> done(unlessCancelled, () -> indices.mark(index, begun)));
        }
        long position =
                answered(unlessCancelled, () -> follow(rebuild, filledUpTo, Long.MAX_VALUE, cancelled, confirm));
        done(unlessCancelled, () -> refuseWhatWasDeleted(rebuild));
        if (rebuild.isRestoration()) { // it may have lain aside for weeks
            done(unlessCancelled, () -> catchUp.review(rebuild.indices(), mark.asOf(), () -> position, confirm));
        }
        if (rebuild.isRestoration() || position > filledUpTo) {
            Mark filled = rebuild.isRestoration()
                    ? mark.placed(Mark.State.FILLED, position, clock.instant())
                    : mark.with(Mark.State.FILLED, position);
            rebuild.indices().forEach((_, index) -> done(unlessCancelled, () -> indices.mark(index, filled)));
        }

        // Otherwise searches would go back, for up to a second after the swap, to what was there when it was filled.
        rebuild.indices().values().forEach(index -> done(unlessCancelled, () -> indices.show(index)));
        done(unlessCancelled, confirm);
        rebuild.enter(Rebuild.Phase.SWAPPING);
        rebuild.indices().forEach((view, index) -> swap(view, index, inTurn));
        // What the live projection has on its way still goes to the old index; all of that is in the ledger by now.
        long last = answered(
                inTurn,
                () -> meetLive(rebuild, follow(rebuild, position, Long.MAX_VALUE, () -> false, confirm), confirm));
        LongSupplier told = () -> Math.max(last, livePosition.getAsLong());
        done(inTurn, () -> catchUp.review(rebuild.indices(), mark.asOf(), told, confirm));
        done(inTurn, () -> erased.accept(filledUpTo)); // A parked journey may have been filled in before.
        rebuild.indices().forEach((view, index) -> {
            done(inTurn, () -> indices.mark(index, mark.placed(Mark.State.LIVE, last, clock.instant())));
            done(inTurn, () -> forgetOlder(view));
        });
        rebuild.reached(last);
    }

    private static void done(Runnable goOn, Runnable step) {
        answered(goOn, () -> {
            step.run();
            return true;
        });
    }

    /** @param goOn called before another try; throws where there shall be none */
    private static <T> T answered(Runnable goOn, Supplier<T> step) {
        boolean again = false;
        while (true) {
            try {
                if (again) {
                    goOn.run();
                }
                return step.get();
            } catch (ViewsUnavailableException | DataAccessException e) {
                if (!again) {
                    LOG.warn("What is filled goes live once it can: {}", e.getMessage());
                }
                again = true;
                Pause.of(BETWEEN_TRIES);
            }
        }
    }

    private static void stopIf(BooleanSupplier cancelled) {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException("Cancelled");
        }
    }

    /** A cluster may have made an index anew, without mapping or mark, when there was something to be added to it. */
    void refuseWhatWasDeleted(Rebuild rebuild) {
        Set<String> marked = indices.all().stream()
                .filter(index -> index.mark() != null)
                .map(Marked::index)
                .collect(Collectors.toSet());
        rebuild.indices().values().stream()
                .filter(index -> !marked.contains(index))
                .findFirst()
                .ifPresent(index -> {
                    throw new IllegalStateException("The index " + index + " was deleted while it was filled. "
                            + (rebuild.isSwapping() ? "Rebuild" : "Nothing was swapped; rebuild")
                            + " the view again");
                });
    }

    private long follow(Rebuild rebuild, long from, long upTo, BooleanSupplier cancelled, Runnable confirm) {
        BooleanSupplier ending =
                () -> cancelled.getAsBoolean() || Thread.currentThread().isInterrupted();
        long position = catchUp.follow(rebuild.indices(), from, upTo, ending, confirm);
        stopIf(ending);
        return position;
    }

    /**
     * Waits until the live projection has come as far, and adds what it told by then. Its batch may go beyond: what the
     * first half of one makes and the second undoes it never told, and does not withdraw. Here the halves are told
     * apart.
     *
     * @return the last position that is in; no further where the live projection stands still, or is another process's
     */
    private long meetLive(Rebuild rebuild, long last, Runnable confirm) {
        long live = livePosition.getAsLong();
        int still = 0;
        while (0 < live && live < last && still < LOOKS) {
            Pause.of(BETWEEN_LOOKS);
            long now = livePosition.getAsLong();
            still = now == live ? still + 1 : 0;
            live = now;
        }
        return live > last ? follow(rebuild, last, live, () -> false, confirm) : last;
    }

    /** What is searched keeps its mark until another is: a swap that is never made leaves it as it was. */
    private void swap(View view, String index, Runnable confirm) {
        List<Aside> others = answered(confirm, () -> others(view, index));
        done(confirm, () -> indices.swap(view, index));
        others.forEach(old -> done(confirm, () -> indices.mark(old.index(), old.mark())));
    }

    /** An index whose place another takes, and the mark that it has then. */
    private record Aside(String index, Mark mark) {}

    private List<Aside> others(View view, String index) {
        return indices.all().stream()
                .filter(old -> old.view() == view && !old.index().equals(index))
                // One that says it is live, and is not, was left by a process that died after a swap.
                .filter(old -> old.behindAlias() || old.is(Mark.State.LIVE))
                .map(old -> new Aside(old.index(), aside(old)))
                .toList();
    }

    private Mark aside(Marked old) {
        Mark mark = old.mark() == null ? Mark.live(policies.current().version(), clock.instant()) : old.mark();
        // One of another version was not written to by this program.
        boolean followed = old.behindAlias() && old.view().fits(old.index());
        long upTo = followed ? livePosition.getAsLong() : old.position();
        return mark.placed(Mark.State.PREVIOUS, upTo, clock.instant());
    }

    /** The one before is kept, to be restored; older ones are not. */
    private void forgetOlder(View view) {
        Previous.of(view, indices.all()).stream().skip(1).forEach(index -> indices.delete(index.index()));
    }
}
