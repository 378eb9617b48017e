package io.journeyledger.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class WriteQueueTest {

    private static final int CALLERS = 20;

    @Test
    void whenTheDatabaseIsAwayCallersDoNotWaitForItOneAfterTheOther() {
        AtomicInteger attempts = new AtomicInteger();

        List<Throwable> ends = together(works -> {
            attempts.incrementAndGet();
            throw new DataAccessResourceFailureException("away");
        });

        assertThat(ends).hasSize(CALLERS).allMatch(DataAccessResourceFailureException.class::isInstance);
        assertThat(attempts).as("the first caller, all others, one of them").hasValue(3);
    }

    @Test
    void whatOneCallerIsAtFaultForFailsNobodyElse() {
        AtomicInteger brought = new AtomicInteger();

        List<Throwable> ends = together(works -> {
            if (works.size() == 1 && brought.getAndIncrement() == 1) {
                throw new IllegalStateException("mine");
            }
            if (works.size() > 1) {
                throw new IllegalStateException("somebody's");
            }
            works.getFirst().done().complete(List.of());
        });

        assertThat(ends).singleElement().satisfies(end -> assertThat(end).hasMessage("mine"));
    }

    @Test
    void whatIsTooDeepFailsNobodyElseEither() {
        AtomicInteger brought = new AtomicInteger();

        List<Throwable> ends = together(works -> {
            if (works.size() > 1 || brought.getAndIncrement() == 1) {
                throw new StackOverflowError();
            }
            works.getFirst().done().complete(List.of());
        });

        assertThat(ends).singleElement().satisfies(end -> assertThat(end).hasMessageContaining("too deep"));
    }

    @Test
    void whereAnErrorEndsTheWritingNobodyWaitsForEver() {
        AtomicInteger alone = new AtomicInteger();

        List<Throwable> ends = together(works -> {
            if (works.size() > 1) {
                throw new IllegalStateException("somebody's");
            }
            if (alone.getAndIncrement() == 1) {
                throw new InternalError("deep");
            }
            works.forEach(work -> work.done().complete(List.of()));
        });

        assertThat(ends)
                .as("whoever was not written yet")
                .hasSize(CALLERS - 1)
                .allSatisfy(end -> assertThat(end).hasStackTraceContaining("deep"));
    }

    /** What callers end with of whom all but the first come while that is written. */
    private static List<Throwable> together(Consumer<List<WriteQueue.Work>> writer) {
        AtomicReference<Runnable> wait = new AtomicReference<>();
        WriteQueue queue = new WriteQueue(works -> {
            wait.getAndSet(() -> {}).run();
            writer.accept(works);
        });
        List<Throwable> ends = Collections.synchronizedList(new ArrayList<>());
        List<Thread> others = new ArrayList<>();
        for (int i = 1; i < CALLERS; i++) {
            others.add(new Thread(() -> call(queue, ends)));
        }
        wait.set(() -> {
            others.forEach(Thread::start);
            others.forEach(caller -> await().until(() -> caller.getState() == Thread.State.WAITING));
        });
        call(queue, ends);
        others.forEach(caller -> await().until(() -> !caller.isAlive()));
        return ends;
    }

    private static void call(WriteQueue queue, List<Throwable> ends) {
        try {
            queue.write(List.of(), _ -> {});
        } catch (RuntimeException | Error e) {
            ends.add(e);
        }
    }
}
