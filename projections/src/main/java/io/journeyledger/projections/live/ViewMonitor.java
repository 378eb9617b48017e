package io.journeyledger.projections.live;

import io.journeyledger.ledger.Argument;
import io.journeyledger.projections.ViewStatus;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.OutdatedViews;
import io.journeyledger.projections.index.ViewIndices;
import io.journeyledger.projections.run.RebuildRefusedException;
import io.journeyledger.store.codec.TrackedEvents;
import io.journeyledger.store.reading.LedgerReader;
import io.journeyledger.store.reading.RawEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/** Says how far the views have come. Safe for use by many threads. */
public final class ViewMonitor {

    private final ViewProcessor processor;
    private final LiveProjection projection;
    private final ViewIndices indices;
    private final OutdatedViews outdated;
    private final LedgerReader ledger;
    private final TrackedEvents events;
    private final InstantSource clock;

    ViewMonitor(
            ViewProcessor processor,
            LiveProjection projection,
            ViewIndices indices,
            LedgerReader ledger,
            TrackedEvents events,
            InstantSource clock) {
        this.processor = processor;
        this.projection = projection;
        this.indices = indices;
        this.outdated = new OutdatedViews(indices);
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    /** One status for each view, in the order of {@link View}. A search server that stands still is waited for. */
    public List<ViewStatus> status() {
        return status(true);
    }

    /** The same without what the search server would be asked for: no view has its documents counted. */
    public List<ViewStatus> lags() {
        return status(false);
    }

    private List<ViewStatus> status(boolean counted) {
        Lag lag = lag();
        String problem = problem();
        Set<View> waiting = counted ? outdated() : Set.of();
        return Arrays.stream(View.values())
                .map(view -> {
                    Counted documents = counted ? count(view) : Counted.NOT;
                    return new ViewStatus(
                            view,
                            documents.documents,
                            lag.position,
                            lag.head,
                            lag.events(),
                            lag.seconds,
                            waiting.contains(view),
                            problem == null ? documents.problem : problem);
                })
                .toList();
    }

    /** The last event that is in the views for certain. */
    public long position() {
        return lag().position;
    }

    /**
     * The last event that the live projection may have seen, be it in the views or still on its way there;
     * {@link Long#MAX_VALUE} where another process follows the ledger, of which that is not known.
     *
     * @throws RebuildRefusedException when the views tell of later events: what was told up to there they do not take
     */
    long begun() {
        long told = indices.lastPosition(); // before it is asked how far that is
        TrackingToken own = processor.own().orElse(null);
        if (own == null) {
            return Long.MAX_VALUE;
        }
        long begun = Math.max(position(), projection.begun());
        if (begun < told) {
            throw new RebuildRefusedException("letter-behind", Argument.number(begun), Argument.number(told));
        }
        return events.position(own) == 0 ? Long.MAX_VALUE : begun;
    }

    /** Whether it is this process that follows the ledger, and not another. */
    boolean isFollowing() {
        return processor.own().isPresent();
    }

    /** What keeps the views from going on, for people; none when nothing does. */
    public @Nullable String problem() {
        Throwable failure = processor.failure();
        return failure == null ? null : failure.getMessage();
    }

    private record Lag(long position, long head, double seconds) {
        long events() {
            return Math.max(0, head - position);
        }
    }

    private Lag lag() {
        // In this order: the head may advance meanwhile, the view must not seem to be ahead of it.
        long position = Math.max(projection.position(), events.position(processor.token()));
        long head = Math.max(ledger.head(), position);
        if (head == position) {
            return new Lag(position, head, 0);
        }
        List<RawEvent> next = ledger.read(position, 1);
        Instant now = clock.instant();
        double seconds = next.isEmpty()
                ? 0
                : Math.max(
                        0, Duration.between(next.getFirst().recordedAt(), now).toMillis() / 1000.0);
        return new Lag(position, head, seconds);
    }

    private Set<View> outdated() {
        try {
            return outdated.now();
        } catch (RuntimeException e) {
            return Set.of(); // counting tells the same problem
        }
    }

    /** Documents of a view, or why they cannot be counted. */
    private record Counted(long documents, @Nullable String problem) {
        static final Counted NOT = new Counted(-1, null);
    }

    private Counted count(View view) {
        try {
            return new Counted(indices.documents(view), null);
        } catch (RuntimeException e) {
            return new Counted(-1, e.getMessage());
        }
    }
}
