package io.journeyledger.projections.rebuild;

import io.journeyledger.projections.Policies;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.Mark;
import io.journeyledger.projections.index.ViewIndices;
import io.journeyledger.projections.index.ViewsUnavailableException;
import io.journeyledger.projections.run.RebuildRefusedException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes up what a process before this one left half done: the indices themselves tell what was on its way.
 *
 * @param underway whether this process still runs, and whether it is its turn
 */
record TakingUp(Rebuilds rebuilds, ViewIndices indices, Policies policies, Underway underway) {

    private static final Logger LOG = LoggerFactory.getLogger(TakingUp.class);

    /** Returns when it is done, which is when Elasticsearch can be reached and it is this process's turn, or at the end. */
    void whenReachable() {
        while (underway.isOpen()) {
            try {
                // What another has in hand may be left behind by it, too.
                if (underway.ifInTurn(this::takeUp)) {
                    return;
                }
            } catch (ViewsUnavailableException e) {
                LOG.debug("Nothing can be taken up yet: {}", e.getMessage());
            }
            try {
                TimeUnit.SECONDS.sleep(1);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void takeUp() {
        LeftBehind left = LeftBehind.in(indices.all(), underway.inHand());
        left.filled().forEach(index -> {
            LOG.info("Taking up the rebuild of {} after position {}", index.index(), index.position());
            rebuilds.resume(index);
        });
        left.worthless().forEach(index -> {
            LOG.info("Removing {}, left half filled, or filled for another program", index.index());
            indices.delete(index.index());
        });
        left.interrupted().forEach(this::beginAnew);
        if (!left.outdated().isEmpty()) {
            LOG.info("The indices of {} have another mapping; they stay until new ones are filled", left.outdated());
            unlessInHand(() -> rebuilds.begin(RebuildRequest.live(left.outdated())));
        }
    }

    private void beginAnew(Mark mark, Set<View> views) {
        LOG.info("Beginning anew with {}, of which a rebuild was interrupted", views);
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
