package io.journeyledger.projections.rebuild;

import io.journeyledger.projections.Policies;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.Mark;
import io.journeyledger.projections.index.Marked;
import io.journeyledger.projections.index.ViewIndices;
import io.journeyledger.projections.index.ViewsUnavailableException;
import io.journeyledger.projections.run.RebuildRefusedException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes up what another process left half done, be it one before this or one that ended while this goes on: the indices
 * themselves tell what was on its way, and that it is nobody's turn tells that nobody is at it.
 *
 * @param underway whether this process still runs, and whether it is its turn
 */
record TakingUp(Rebuilds rebuilds, Rebuilder rebuilder, ViewIndices indices, Policies policies, Underway underway) {

    private static final Logger LOG = LoggerFactory.getLogger(TakingUp.class);

    private static final Duration UNTIL_REACHED = Duration.ofSeconds(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    /** Looks again and again, until this process ends. */
    void asLongAsOpen() {
        boolean begun = false;
        while (underway.isOpen()) {
            try {
                if (begun) {
                    lookAgain();
                } else {
                    begun = atTheStart();
                }
            } catch (ViewsUnavailableException e) {
                LOG.debug("Nothing can be taken up yet: {}", e.getMessage());
            } catch (RuntimeException | Error e) {
                // An error, such as that there is no thread to be had, ends no process.
                LOG.warn("Nothing can be taken up yet, trying again: {}", e.getMessage());
            }
            try {
                Thread.sleep(begun ? BETWEEN_LOOKS : UNTIL_REACHED);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Where there is nothing, nobody's turn is asked for. */
    void lookAgain() {
        if (left().isAny()) {
            underway.ifInTurn(() -> takeUp(left())); // it was another's until now, and may be done
        }
    }

    /** @return whether it was this process's turn to look */
    boolean atTheStart() {
        return underway.ifInTurn(() -> {
            indices.rememberDeletions();
            LeftBehind left = left();
            takeUp(left);
            succeed(left);
            forgetErased();
        });
    }

    /**
     * A process may have ended between filling an index beside the live one, or giving back one that it was to restore,
     * and looking for who was erased meanwhile.
     */
    private void forgetErased() {
        indices.all().stream()
                .filter(index -> index.is(Mark.State.SIDE) || index.is(Mark.State.PREVIOUS))
                .mapToLong(Marked::position)
                .min()
                .ifPresent(rebuilder::forgetErasedSince);
    }

    private void succeed(LeftBehind left) {
        if (!left.outdated().isEmpty()) {
            LOG.info(
                    "The indices of {} are of another version or policy; they stay until new ones are filled",
                    left.outdated());
            unlessInHand(() -> rebuilds.begin(RebuildRequest.live(left.outdated())));
        }
    }

    private LeftBehind left() {
        return LeftBehind.in(
                indices.all(), underway.undone(), policies.current().version());
    }

    private void takeUp(LeftBehind left) {
        left.filled()
                .forEach(index -> byItself(index.index(), () -> {
                    LOG.info("Taking up the rebuild of {} after position {}", index.index(), index.position());
                    rebuilds.resume(index);
                }));
        left.interrupted()
                .forEach((mark, views) -> byItself(views, () -> {
                    LOG.info("Beginning anew with {}, of which a rebuild was interrupted", views);
                    List<Marked> halves = left.worthless().stream()
                            .filter(index -> mark.equals(index.mark()))
                            .toList();
                    if (mark.name() == null) {
                        beginAnew(mark, views); // before what tells of it is gone
                        halves.forEach(this::remove);
                    } else {
                        halves.forEach(this::remove); // since the new one has the same name
                        beginAnew(mark, views);
                    }
                }));
        left.worthless().stream()
                .filter(index -> !index.is(Mark.State.FILLING))
                .forEach(index -> byItself(index.index(), () -> remove(index)));
    }

    /** What cannot be taken up keeps nothing else from that. */
    private static void byItself(Object left, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("{} cannot be taken up: {}", left, e.getMessage());
        }
    }

    private void remove(Marked index) {
        LOG.info("Removing {}, half filled, filled for another program or policy, or overtaken", index.index());
        indices.delete(index.index());
    }

    private void beginAnew(Mark mark, Set<View> views) {
        unlessInHand(() -> rebuilds.begin(
                new RebuildRequest(views, mark.recordedUntil(), mark.occurredUntil(), trial(mark), mark.name())));
    }

    /** Somebody may have asked for the same before this came to its turn. */
    private static void unlessInHand(Runnable work) {
        try {
            work.run();
        } catch (RebuildRefusedException e) {
            LOG.info("Not taken up: {}", e.getMessage());
        }
    }

    /** The policy that was asked for; none where it is that of the program, whichever that is now. */
    private @Nullable String trial(Mark mark) {
        return mark.name() == null || mark.policy().equals(policies.current().version()) ? null : mark.policy();
    }
}
