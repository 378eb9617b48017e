package io.journeyledger.projections.rebuild;

import io.journeyledger.projections.replay.PopulationPass;
import java.util.concurrent.atomic.LongAdder;

/** How far a pass is. Safe for use by many threads. */
public final class Progress implements PopulationPass.Progress {

    private final LongAdder events = new LongAdder();
    private final LongAdder documents = new LongAdder();
    private volatile long total;
    private volatile boolean cancelled;

    @Override
    public void told(long more) {
        events.add(more);
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    void wrote(long more) {
        documents.add(more);
    }

    void expect(long all) {
        total = all;
    }

    void beginAnew() {
        events.reset();
        documents.reset();
    }

    void cancel() {
        cancelled = true;
    }

    /** Events read. */
    public long events() {
        return events.sum();
    }

    /** Events there are to read; 0 while that is not known. */
    public long total() {
        return total;
    }

    /** Documents written. */
    public long documents() {
        return documents.sum();
    }
}
