package io.journeyledger.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Group commit: whoever holds the lock writes what all others brought meanwhile, in one transaction. One writer at a
 * time is what SQLite allows, and what keeps the aggregate cache in step with the commits.
 */
final class WriteQueue {

    /** Bounds the transaction, and with it how long the first of a group waits. */
    private static final int MOST = 4_096;

    private final Queue<Work> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock writing = new ReentrantLock(true);
    private final Consumer<List<Work>> writer;

    /** @param writer writes all of it in one transaction and completes each, or throws and has written nothing */
    WriteQueue(Consumer<List<Work>> writer) {
        this.writer = writer;
    }

    /**
     * What one caller brings.
     *
     * @param alongside done within the transaction, with the outcomes
     */
    record Work(List<EntryGroup> groups, Consumer<List<Outcome>> alongside, CompletableFuture<List<Outcome>> done) {}

    /** Returns when the work is written durably; outcomes in the order of the groups. */
    List<Outcome> write(List<EntryGroup> groups, Consumer<List<Outcome>> alongside) {
        Work mine = new Work(groups, alongside, new CompletableFuture<>());
        waiting.add(mine);
        while (!mine.done().isDone()) {
            writing.lock();
            try {
                if (!mine.done().isDone()) {
                    complete(next());
                }
            } finally {
                writing.unlock();
            }
        }
        try {
            return mine.done().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private List<Work> next() {
        List<Work> works = new ArrayList<>();
        int size = 0;
        Work work;
        while (size < MOST && (work = waiting.poll()) != null) {
            works.add(work);
            size += work.groups().size();
        }
        return works;
    }

    /** Whatever happens, each is complete then: nobody has them any more who could write them later. */
    private void complete(List<Work> works) {
        try {
            writeTogether(works);
        } catch (Error e) {
            works.forEach(work -> work.done().completeExceptionally(e));
            throw e;
        }
    }

    private void writeTogether(List<Work> works) {
        try {
            accept(works);
        } catch (RuntimeException e) {
            if (works.size() == 1) {
                works.getFirst().done().completeExceptionally(e);
            } else {
                writeOneByOne(works);
            }
        }
    }

    /** What is too deep is the fault of who brought it, and no other error is. */
    private void accept(List<Work> works) {
        try {
            writer.accept(works);
        } catch (StackOverflowError e) {
            throw new IllegalStateException("What was brought is too deep, or too long, to be worked through", e);
        }
    }

    /**
     * One of them is at fault; alone, the others succeed. Where none is, each would wait for the database as long as
     * the first.
     */
    private void writeOneByOne(List<Work> works) {
        RuntimeException outage = null;
        for (Work work : works) {
            if (outage != null) {
                work.done().completeExceptionally(outage);
                continue;
            }
            try {
                accept(List.of(work));
            } catch (RuntimeException e) {
                work.done().completeExceptionally(e);
                outage = Outage.isBehind(e) ? e : null;
            }
        }
    }
}
