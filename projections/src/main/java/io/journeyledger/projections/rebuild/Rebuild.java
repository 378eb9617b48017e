package io.journeyledger.projections.rebuild;

import io.journeyledger.projections.document.View;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One rebuild, waiting, going on or over. Safe for use by many threads. */
public final class Rebuild {

    /** How far it is. */
    public enum Phase {
        WAITING,
        FILLING,
        CHECKING,
        CATCHING_UP,
        SWAPPING,
        DONE,
        FAILED,
        CANCELLED;

        public boolean isOver() {
            return compareTo(DONE) >= 0;
        }
    }

    private final String id;
    private final RebuildRequest request;
    private final Map<View, String> indices;
    private final String policy;
    private final boolean restoration;
    private final Instant begunAt;
    private final Progress progress = new Progress();

    private volatile Phase phase = Phase.WAITING;
    private volatile @Nullable Instant endedAt;
    private volatile @Nullable String problem;
    private volatile long position;
    private volatile boolean swapping;
    private boolean taken;

    /** @param restoration whether the index was there before and is to be live again */
    Rebuild(
            String id,
            RebuildRequest request,
            Map<View, String> indices,
            String policy,
            boolean restoration,
            Instant begunAt) {
        this.id = id;
        this.request = request;
        this.indices = indices;
        this.policy = policy;
        this.restoration = restoration;
        this.begunAt = begunAt;
    }

    public String id() {
        return id;
    }

    public RebuildRequest request() {
        return request;
    }

    /** The indices that are filled. */
    public Map<View, String> indices() {
        return indices;
    }

    /** Version of the policy. */
    public String policy() {
        return policy;
    }

    boolean isRestoration() {
        return restoration;
    }

    public Phase phase() {
        return phase;
    }

    public Progress progress() {
        return progress;
    }

    public Instant begunAt() {
        return begunAt;
    }

    public @Nullable Instant endedAt() {
        return endedAt;
    }

    /** Why it failed, for people. */
    public @Nullable String problem() {
        return problem;
    }

    /** The last event that is in. */
    public long position() {
        return position;
    }

    /** @return whether the caller is the first who takes it in hand, to do it or to end it */
    synchronized boolean take() {
        boolean first = !taken;
        taken = true;
        return first;
    }

    void enter(Phase next) {
        phase = next;
        swapping = next == Phase.SWAPPING;
    }

    /** Whether it came as far as to put an index behind its alias, after which only going on is right. */
    boolean isSwapping() {
        return swapping;
    }

    void reached(long upTo) {
        position = upTo;
    }

    void end(Phase last, Instant at, @Nullable String why) {
        problem = why;
        endedAt = at;
        phase = last;
    }
}
