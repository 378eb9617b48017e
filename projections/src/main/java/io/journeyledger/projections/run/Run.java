package io.journeyledger.projections.run;

import io.journeyledger.projections.replay.PopulationPass;
import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Something that goes over the whole ledger: waiting, going on or over. Safe for use by many threads. */
public abstract class Run implements PopulationPass.Progress {

    /** How far it is. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED;

        public boolean isOver() {
            return compareTo(DONE) >= 0;
        }
    }

    private final String id;
    private final Instant begunAt;
    private final Lines list = new Lines();
    private final LongAdder events = new LongAdder();
    private final LongAdder documents = new LongAdder();

    private volatile State state = State.WAITING;
    private volatile long total;
    private volatile boolean cancelled;
    private volatile @Nullable Instant endedAt;
    private volatile @Nullable String problem;

    protected Run(String id, Instant begunAt) {
        this.id = id;
        this.begunAt = begunAt;
    }

    public String id() {
        return id;
    }

    public State state() {
        return state;
    }

    /** Events read. */
    public long events() {
        return events.sum();
    }

    /** Events there are to read; 0 while that is not known. */
    public long total() {
        return total;
    }

    /** Documents made and compared. */
    public long documents() {
        return documents.sum();
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

    /** What it found, one JSON object a line; whole when the run is done. */
    public Lines list() {
        return list;
    }

    /** Ends it at the next opportunity; nothing happens when it is over. */
    public void cancel() {
        cancelled = true;
    }

    @Override
    public void told(long more) {
        events.add(more);
    }

    @Override
    public boolean cancelled() {
        return cancelled || Thread.currentThread().isInterrupted();
    }

    public void expect(long all) {
        total = all;
    }

    public void compared(long more) {
        documents.add(more);
    }

    void begin() {
        state = State.RUNNING;
    }

    void end(State last, Instant at, @Nullable String why) {
        problem = why;
        endedAt = at;
        state = last;
    }
}
