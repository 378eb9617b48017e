package io.journeyledger.projections.rebuild;

import io.journeyledger.ledger.Argument;
import io.journeyledger.projections.Policies;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.Mark;
import io.journeyledger.projections.index.Marked;
import io.journeyledger.projections.index.ViewIndices;
import io.journeyledger.projections.index.ViewsUnavailableException;
import io.journeyledger.projections.run.InvalidRebuildException;
import io.journeyledger.projections.run.RebuildRefusedException;
import io.journeyledger.store.operation.Turn;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.SmartLifecycle;

/**
 * Rebuilds on demand, one at a time: what can be asked for, and what is refused. What another process left half done is
 * taken up when this one starts, and as long as it runs. Safe for use by many threads.
 */
public final class Rebuilds implements SmartLifecycle {

    private final Rebuilder rebuilder;
    private final ViewIndices indices;
    private final Policies policies;
    private final InstantSource clock;
    private final Underway underway;

    /** @param turn of one process at a time */
    public Rebuilds(Rebuilder rebuilder, ViewIndices indices, Policies policies, InstantSource clock, Turn turn) {
        this.rebuilder = rebuilder;
        this.indices = indices;
        this.policies = policies;
        this.clock = clock;
        this.underway = new Underway(rebuilder, clock, turn);
    }

    /**
     * Begins a rebuild and returns as soon as an index tells of it: from then on it is done, in another process if not
     * in this.
     *
     * @throws RebuildRefusedException when one of the views is being rebuilt, when another process rebuilds, or a side
     *     index of that name is there
     * @throws IllegalArgumentException when a policy is not known, or a time lies in the future
     * @throws ViewsUnavailableException when Elasticsearch cannot be reached
     */
    public Rebuild begin(RebuildRequest request) {
        Instant now = clock.instant();
        request.asOf(now); // refuses what is still to come, before anything is queued
        String policy = request.policy() == null ? policies.current().version() : request.policy();
        if (policies.find(policy).isEmpty()) {
            throw new InvalidRebuildException("policy", "no-policy", Argument.text(policy));
        }
        return underway.inTurn(() -> begin(request, policy, now));
    }

    private Rebuild begin(RebuildRequest request, String policy, Instant now) {
        Map<View, String> targets = new EnumMap<>(View.class);
        String id = ViewIndices.name(View.CUSTOMERS, now)
                .substring(View.CUSTOMERS.indexPrefix().length());
        for (View view : request.views()) {
            String index = request.isBeside()
                    ? view.sideIndex(request.into() == null ? id : request.into())
                    : ViewIndices.name(view, now);
            refuseIfTaken(view, index, request.isBeside());
            targets.put(view, index);
        }
        RebuildRequest named = request.isBeside() && request.into() == null
                ? new RebuildRequest(
                        request.views(), request.recordedUntil(), request.occurredUntil(), request.policy(), id)
                : request;
        Rebuild begun = new Rebuild(id, named, targets, policy, false, now);
        rebuilder.promise(begun);
        return underway.submit(begun, rebuild -> rebuilder.run(rebuild, underway::confirm));
    }

    /** Every rebuild this process knows of, the latest first. */
    public List<Rebuild> all() {
        return underway.all();
    }

    public Optional<Rebuild> find(String id) {
        return underway.all().stream()
                .filter(rebuild -> rebuild.id().equals(id))
                .findFirst();
    }

    /** Ends a rebuild that is not over and removes what it made; nothing happens when it is over. */
    public void cancel(Rebuild rebuild) {
        underway.cancel(rebuild);
    }

    /** The indices of the views, with the marks that tell what they are. */
    public List<Marked> indices() {
        return indices.all();
    }

    /** Every event up to here is in the index; of the live one that is as far as the live projection has come. */
    public long position(Marked index) {
        return index.behindAlias() ? Math.max(index.position(), rebuilder.livePosition()) : index.position();
    }

    /** Documents in some indices, as searches see them; those without any are not among them. */
    public Map<String, Long> documents(List<String> named) {
        return indices.documents(named);
    }

    /**
     * Puts the index that was live before back behind the alias of its view, brought up to date.
     *
     * @throws RebuildRefusedException when there is none, when it was filled under another policy, or the view is being
     *     rebuilt
     */
    public Rebuild restore(View view) {
        synchronized (underway) {
            Marked previous = Previous.of(view, indices.all()).stream()
                    // One of an older version holds other documents than those of today.
                    .filter(index -> view.fits(index.index()))
                    .findFirst()
                    .orElseThrow(() -> new RebuildRefusedException("no-previous", Argument.text(view.label())));
            refuseOtherPolicy(view, Objects.requireNonNull(previous.mark()).policy());
            return underway.inTurn(() -> {
                refuseIfTaken(view, "", false);
                return resume(previous);
            });
        }
    }

    /**
     * Removes the side indices of a name, those too that a rebuild left half filled.
     *
     * @throws NoSuchElementException when there is none of that name
     * @throws RebuildRefusedException when it is being filled
     */
    public void drop(String name) {
        synchronized (underway) {
            List<Marked> named = indices.all().stream()
                    .filter(index -> index.is(Mark.State.SIDE) || index.is(Mark.State.FILLING))
                    .filter(index -> !index.behindAlias()
                            && index.index().equals(index.view().sideIndex(name)))
                    .toList();
            if (named.isEmpty()) {
                throw new NoSuchElementException(
                        "There is no side index '" + name + "'; GET /api/v1/views and ops/ledger views list them");
            }
            named.forEach(index -> underway.refuseIfFilled(index.view(), index.index(), true));
            if (named.stream().anyMatch(index -> index.is(Mark.State.FILLING))) {
                underway.inTurn(() -> removed(named)); // another process may be filling it
            } else {
                removed(named);
            }
        }
    }

    private int removed(List<Marked> named) {
        named.forEach(index -> indices.delete(index.index()));
        return named.size();
    }

    @Override
    public void start() {
        underway.open();
        Thread.ofVirtual().name("rebuilds-taking-up").start(takingUp()::asLongAsOpen);
    }

    TakingUp takingUp() {
        return new TakingUp(this, rebuilder, indices, policies, underway);
    }

    @Override
    public void stop() {
        underway.close();
    }

    @Override
    public boolean isRunning() {
        return underway.isOpen();
    }

    /** Brings an index that is filled up to date and puts it behind its alias; called in turn. */
    Rebuild resume(Marked index) {
        Mark mark = Objects.requireNonNull(index.mark());
        Instant now = clock.instant();
        String stamp = ViewIndices.name(index.view(), now)
                .substring(index.view().indexPrefix().length());
        String id = index.view().label() + "-" + stamp; // several views may be restored at once, and one several times
        Rebuild rebuild = new Rebuild(
                id,
                RebuildRequest.live(Set.of(index.view())),
                Map.of(index.view(), index.index()),
                mark.policy(),
                index.is(Mark.State.PREVIOUS),
                now);
        return underway.submit(rebuild, _ -> rebuilder.goLive(rebuild, mark, index.position(), underway::confirm));
    }

    /** The live projection would go on under its own, and only what changes from then on would be told by that. */
    private void refuseOtherPolicy(View view, String policy) {
        String current = policies.current().version();
        if (!policy.equals(current)) {
            throw new RebuildRefusedException(
                    "other-policy", Argument.text(view.label()), Argument.text(policy), Argument.text(current));
        }
    }

    private void refuseIfTaken(View view, String index, boolean beside) {
        underway.refuseIfFilled(view, index, beside);
        if (beside && indices.all().stream().anyMatch(there -> there.index().equals(index))) {
            throw new RebuildRefusedException("there-already", Argument.text(index));
        }
    }
}
