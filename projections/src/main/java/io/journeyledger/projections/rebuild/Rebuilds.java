package io.journeyledger.projections.rebuild;

import io.journeyledger.projections.Policies;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.Mark;
import io.journeyledger.projections.index.Marked;
import io.journeyledger.projections.index.ViewIndices;
import io.journeyledger.projections.index.ViewsUnavailableException;
import io.journeyledger.projections.run.RebuildRefusedException;
import io.journeyledger.store.Turn;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Rebuilds on demand, one at a time. What a process before this one left half done is taken up when this one starts: the
 * indices themselves tell what was on its way. Safe for use by many threads.
 */
public final class Rebuilds implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Rebuilds.class);

    /** Rebuilds that are over and still told of. */
    private static final int REMEMBERED = 50;

    private final Rebuilder rebuilder;
    private final ViewIndices indices;
    private final Policies policies;
    private final InstantSource clock;
    private final Shift shift;
    private final ConcurrentLinkedDeque<Rebuild> known = new ConcurrentLinkedDeque<>();
    private volatile ExecutorService worker = newWorker();
    private volatile boolean running;

    /** @param turn of one process at a time */
    public Rebuilds(Rebuilder rebuilder, ViewIndices indices, Policies policies, InstantSource clock, Turn turn) {
        this.rebuilder = rebuilder;
        this.indices = indices;
        this.policies = policies;
        this.clock = clock;
        this.shift = new Shift(turn, this::giveWay);
    }

    /**
     * Begins a rebuild and returns at once.
     *
     * @throws RebuildRefusedException when one of the views is being rebuilt, when another process rebuilds, or a side index of
     *     that name is there
     * @throws IllegalArgumentException when a time lies in the future: more may happen until then
     * @throws ViewsUnavailableException when Elasticsearch cannot be reached
     */
    public synchronized Rebuild begin(RebuildRequest request) {
        Instant now = clock.instant();
        notInTheFuture("recordedUntil", request.recordedUntil(), now);
        notInTheFuture("occurredUntil", request.occurredUntil(), now);
        String policy = request.policy() == null ? policies.current().version() : request.policy();
        if (policies.find(policy).isEmpty()) {
            throw new IllegalArgumentException(
                    "No policy " + policy + " is known; add its file first (POST /api/v1/policies)");
        }
        return inTurn(() -> begin(request, policy, now));
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
        return submit(
                new Rebuild(id, named, targets, policy, false, now), rebuild -> rebuilder.run(rebuild, this::confirm));
    }

    /** Every rebuild this process knows of, the latest first. */
    public List<Rebuild> all() {
        return List.copyOf(known);
    }

    public Optional<Rebuild> find(String id) {
        return known.stream().filter(rebuild -> rebuild.id().equals(id)).findFirst();
    }

    /** Ends a rebuild that is not over and removes what it made; nothing happens when it is over. */
    public void cancel(Rebuild rebuild) {
        rebuild.progress().cancel();
    }

    /** The indices of the views, with the marks that tell what they are. */
    public List<Marked> indices() {
        return indices.all();
    }

    /** Documents in an index, as searches see them. */
    public long documents(String index) {
        return indices.documents(index);
    }

    /**
     * Puts the index that was live before back behind the alias of its view, brought up to date.
     *
     * @throws RebuildRefusedException when there is none, or the view is being rebuilt
     */
    public synchronized Rebuild restore(View view) {
        Marked previous = indices.all().stream()
                .filter(index -> index.view() == view && !index.behindAlias() && index.is(Mark.State.PREVIOUS))
                // One of an older mapping would take no document of today.
                .filter(index -> view.fits(index.index()))
                .reduce((_, later) -> later)
                .orElseThrow(() -> new RebuildRefusedException(
                        "There is no previous index of " + view.label() + " to be restored; rebuild it instead"));
        return inTurn(() -> {
            refuseIfTaken(view, "", false);
            return resume(previous);
        });
    }

    /**
     * Removes the side indices of a name, those too that a rebuild left half filled.
     *
     * @throws RebuildRefusedException when there is none of that name, or it is being filled
     */
    public synchronized void drop(String name) {
        List<Marked> named = indices.all().stream()
                .filter(index -> index.is(Mark.State.SIDE) || index.is(Mark.State.FILLING))
                .filter(index -> !index.behindAlias()
                        && index.index().equals(index.view().sideIndex(name)))
                .toList();
        if (named.isEmpty()) {
            throw new RebuildRefusedException(
                    "There is no side index '" + name + "'; GET /api/v1/views and ops/ledger views list them");
        }
        named.forEach(index -> refuseIfFilled(index.view(), index.index(), true));
        if (named.stream().anyMatch(index -> index.is(Mark.State.FILLING))) {
            inTurn(() -> removed(named)); // another process may be filling it
        } else {
            removed(named);
        }
    }

    private int removed(List<Marked> named) {
        named.forEach(index -> indices.delete(index.index()));
        return named.size();
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("rebuilds-start").start(this::takeUpWhenReachable);
    }

    @Override
    public void stop() {
        running = false;
        worker.shutdownNow();
        try {
            // What is half done is taken up at the next start.
            worker.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        worker = newWorker();
        shift.end();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void takeUpWhenReachable() {
        while (running) {
            try {
                if (takeUp()) {
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

    /** @return whether it was this process's turn; what another has in hand may be left behind by it, too */
    private synchronized boolean takeUp() {
        if (shift.begin().isPresent()) {
            return false;
        }
        try {
            LeftBehind left = LeftBehind.in(indices.all());
            left.filled().forEach(index -> {
                LOG.info("Taking up the rebuild of {} after position {}", index.index(), index.position());
                resume(index);
            });
            left.worthless().forEach(index -> {
                LOG.info("Removing {}, left half filled, or filled for another program", index.index());
                indices.delete(index.index());
            });
            left.interrupted().forEach(this::beginAnew);
            if (!left.outdated().isEmpty()) {
                LOG.info(
                        "The indices of {} have another mapping; they stay until new ones are filled", left.outdated());
                begin(RebuildRequest.live(left.outdated()));
            }
            return true;
        } finally {
            endShiftWhenIdle();
        }
    }

    private <T> T inTurn(Supplier<T> work) {
        shift.begin().ifPresent(other -> {
            throw new RebuildRefusedException("Another process, " + other
                    + ", is rebuilding views; wait until it is done, or ask it to cancel that");
        });
        try {
            return work.get();
        } finally {
            endShiftWhenIdle();
        }
    }

    /** Called before anything is swapped. */
    private void confirm() {
        shift.begin().ifPresent(other -> {
            throw new CancellationException("The process " + other + " rebuilds now");
        });
    }

    private void giveWay() {
        LOG.warn(
                "Another process has the turn to rebuild, since this one did not keep it; cancelling what goes on here");
        known.forEach(this::cancel);
    }

    private synchronized void endShiftWhenIdle() {
        if (known.stream().allMatch(rebuild -> rebuild.phase().isOver())) {
            shift.end();
        }
    }

    private void beginAnew(List<Marked> together) {
        Set<View> views = together.stream().map(Marked::view).collect(Collectors.toUnmodifiableSet());
        Mark mark = Objects.requireNonNull(together.getFirst().mark());
        begin(new RebuildRequest(views, mark.recordedUntil(), mark.occurredUntil(), trial(mark), mark.name()));
    }

    /** The policy that was asked for; none where it is that of the program, whichever that is now. */
    private @Nullable String trial(Mark mark) {
        return mark.name() == null || mark.policy().equals(policies.current().version()) ? null : mark.policy();
    }

    private Rebuild resume(Marked index) {
        Mark mark = Objects.requireNonNull(index.mark());
        String id = index.index().substring(index.view().alias().length() + 1);
        Rebuild rebuild = new Rebuild(
                id,
                RebuildRequest.live(Set.of(index.view())),
                Map.of(index.view(), index.index()),
                mark.policy(),
                index.is(Mark.State.PREVIOUS),
                clock.instant());
        return submit(rebuild, _ -> rebuilder.goLive(rebuild, mark, index.position(), this::confirm));
    }

    private Rebuild submit(Rebuild rebuild, Consumer<Rebuild> work) {
        known.addFirst(rebuild);
        while (known.size() > REMEMBERED && known.getLast().phase().isOver()) {
            known.removeLast();
        }
        worker.execute(() -> attend(rebuild, work));
        return rebuild;
    }

    private void attend(Rebuild rebuild, Consumer<Rebuild> work) {
        try {
            work.accept(rebuild);
            rebuild.end(Rebuild.Phase.DONE, clock.instant(), null);
            LOG.info("Rebuilt {} up to position {}", rebuild.indices().values(), rebuild.position());
        } catch (CancellationException e) {
            if (running) { // otherwise the process ends, and the next one goes on
                discard(rebuild);
            }
            rebuild.end(Rebuild.Phase.CANCELLED, clock.instant(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.warn("The rebuild {} failed", rebuild.id(), e);
            discard(rebuild);
            rebuild.end(Rebuild.Phase.FAILED, clock.instant(), e.getMessage());
        } finally {
            if (!Thread.currentThread().isInterrupted()) { // otherwise the process ends, and with it the shift
                endShiftWhenIdle();
            }
        }
    }

    private void discard(Rebuild rebuild) {
        try {
            if (shift.begin().isEmpty()) { // otherwise another process has taken it up
                rebuilder.discard(rebuild);
            }
        } catch (RuntimeException e) {
            LOG.warn("What the rebuild {} made is still there: {}", rebuild.id(), e.getMessage());
        }
    }

    private static void notInTheFuture(String name, @Nullable Instant time, Instant now) {
        if (time != null && time.isAfter(now)) {
            throw new IllegalArgumentException(
                    name + " " + time + " lies in the future: nobody knows yet what will be in the ledger by then");
        }
    }

    private void refuseIfTaken(View view, String index, boolean beside) {
        refuseIfFilled(view, index, beside);
        if (beside && indices.all().stream().anyMatch(there -> there.index().equals(index))) {
            throw new RebuildRefusedException(
                    "The side index " + index + " is there already; drop it first or choose another name");
        }
    }

    private void refuseIfFilled(View view, String index, boolean beside) {
        for (Rebuild other : known) {
            boolean same = beside
                    ? other.indices().containsValue(index)
                    : other.indices().containsKey(view) && !other.request().isBeside();
            if (same && !other.phase().isOver()) {
                throw new RebuildRefusedException("The rebuild " + other.id() + " of " + view.label()
                        + " is going on; wait for its end or cancel it");
            }
        }
    }

    private static ExecutorService newWorker() {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("rebuild").factory());
    }
}
