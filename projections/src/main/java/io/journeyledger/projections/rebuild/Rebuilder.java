package io.journeyledger.projections.rebuild;

import io.journeyledger.projections.Policies;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.fold.Reading;
import io.journeyledger.projections.index.Mark;
import io.journeyledger.projections.index.Marked;
import io.journeyledger.projections.index.Tally;
import io.journeyledger.projections.index.ViewIndices;
import io.journeyledger.projections.index.ViewWriter;
import io.journeyledger.projections.live.CatchUp;
import io.journeyledger.projections.policy.Policy;
import io.journeyledger.projections.replay.AsOf;
import io.journeyledger.projections.replay.PopulationPass;
import io.journeyledger.projections.replay.Storytelling;
import io.journeyledger.store.reading.LedgerReader;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the work of a rebuild. Every step leaves the indices in a state that says by itself how to go on (see
 * {@link Mark}), so that a process may end anywhere: what is half filled is filled anew, what is filled is brought up
 * to date and put behind the alias, what is behind it is brought up to date.
 */
public final class Rebuilder {

    private static final Logger LOG = LoggerFactory.getLogger(Rebuilder.class);

    private final LedgerReader ledger;
    private final PopulationPass pass;
    private final ViewIndices indices;
    private final ViewWriter writer;
    private final Storytelling storytelling;
    private final Policies policies;
    private final InstantSource clock;
    private final LongConsumer erased;
    private final GoingLive goingLive;

    /** @param erased takes who was erased after a position out of where nothing more is told of them */
    public Rebuilder(
            LedgerReader ledger,
            PopulationPass pass,
            ViewIndices indices,
            ViewWriter writer,
            CatchUp catchUp,
            Storytelling storytelling,
            Policies policies,
            LongSupplier livePosition,
            LongConsumer erased) {
        this.ledger = ledger;
        this.pass = pass;
        this.indices = indices;
        this.writer = writer;
        this.storytelling = storytelling;
        this.policies = policies;
        this.clock = storytelling.clock();
        this.erased = erased;
        this.goingLive = new GoingLive(indices, catchUp, policies, storytelling.clock(), livePosition, erased);
    }

    /** The last event that the live projection has told; 0 where that is not known. */
    long livePosition() {
        return goingLive.livePosition().getAsLong();
    }

    /** Takes who was erased after that position out of the indices that nobody follows. */
    void forgetErasedSince(long position) {
        erased.accept(position);
    }

    /**
     * Makes the first of the new indices, still empty. Its mark tells all that was asked for, so that it is taken up
     * should the process end before its turn comes.
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
                request.views(),
                null);
    }

    /**
     * Fills new indices from the ledger, of which the first was promised, and, where they are not beside, puts them
     * behind the aliases.
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
        Filling filling = filling(rebuild, used, asOf, upTo);
        while (!fill(rebuild, filling, asOf, upTo)) {
            rebuild.indices().forEach((view, index) -> {
                indices.delete(index);
                indices.createForFilling(view, index, mark);
            });
            filling = filling(rebuild, used, asOf, upTo);
        }

        rebuild.enter(Rebuild.Phase.CHECKING);
        goingLive.refuseWhatWasDeleted(rebuild); // before it has a mark again
        filling.written().forEach(this::compare);
        rebuild.indices().forEach(indices::settle);
        Mark.State state = request.isBeside() ? Mark.State.SIDE : Mark.State.FILLED;
        rebuild.indices().forEach((_, index) -> indices.mark(index, mark.with(state, upTo)));
        rebuild.reached(upTo);
        if (request.isBeside()) {
            forgetErasedSince(upTo); // Texts may have been opened before, and written after.
        } else {
            goingLive.goLive(rebuild, mark, upTo, confirm);
        }
    }

    private Filling filling(Rebuild rebuild, Policy used, AsOf asOf, long upTo) {
        return new Filling(
                rebuild.indices(),
                new Reading(used, asOf.instant(), storytelling.texts()),
                writer,
                rebuild.progress(),
                journey -> pass.again(journey, upTo, asOf.known()),
                pass::park);
    }

    /**
     * @return whether that is it; otherwise journeys that were ever merged are not told alike, and all begins anew
     *     without what was parked
     */
    private boolean fill(Rebuild rebuild, Filling filling, AsOf asOf, long upTo) {
        PopulationPass telling = filling.readsProvenance() ? pass : pass.withoutProvenance();
        boolean alike = telling.run(upTo, asOf.known(), filling::listener, rebuild.progress());
        if (!alike) {
            LOG.info(
                    "Beginning anew with {}: an event of a journey that was merged is parked now",
                    rebuild.indices().values());
            rebuild.progress().beginAnew();
        }
        return alike;
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

    /** Brings what is filled up to date and puts it behind its alias. */
    void goLive(Rebuild rebuild, Mark mark, long filledUpTo, Runnable confirm) {
        goingLive.goLive(rebuild, mark, filledUpTo, confirm);
    }

    /** What a rebuild made, and did not put behind an alias, is worth nothing; what it was to restore is as it was. */
    void discard(Rebuild rebuild) {
        for (Marked index : indices.all()) {
            if (!rebuild.indices().containsValue(index.index()) || index.behindAlias()) {
                continue;
            }
            if (rebuild.isRestoration() && index.mark() != null) {
                indices.mark(index.index(), index.mark().with(Mark.State.PREVIOUS, index.position()));
                erased.accept(index.position()); // as long as it was on its way nobody else looked
            } else {
                indices.delete(index.index());
            }
        }
    }
}
