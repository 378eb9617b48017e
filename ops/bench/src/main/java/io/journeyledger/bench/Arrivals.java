package io.journeyledger.bench;

import io.journeyledger.intake.Entry;
import io.journeyledger.intake.EntryReader;
import io.journeyledger.intake.Intake;
import io.journeyledger.intake.Outcome;
import io.journeyledger.intake.RejectedEntryException;
import io.journeyledger.ledger.Recorded;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Entries that arrive when they are due, whatever became of those before: who waits for an answer holds up nobody else,
 * and an entry that could not be handed over in time is late from the instant at which it was due.
 */
final class Arrivals {

    /** Entries that arrive together, as in one request. */
    private static final int TOGETHER = 50;

    /** Enough to have a free one when some wait for the same transaction. */
    private static final int CALLERS = 16;

    private static final long NANOS_A_SECOND = 1_000_000_000;

    private final Intake intake;
    private final EntryReader reader;
    private final List<String> lines;
    private final int perSecond;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final Map<String, Instant> due = new ConcurrentHashMap<>();
    private final List<Answered> answered = Collections.synchronizedList(new ArrayList<>());

    /** @param lines entries in the order in which they arrive */
    Arrivals(Intake intake, EntryReader reader, List<String> lines, int perSecond) {
        this.intake = intake;
        this.reader = reader;
        this.lines = lines;
        this.perSecond = perSecond;
    }

    /** When entries were due, and how long after that they were recorded durably. */
    record Answered(Instant due, Duration after) {}

    /** Returns when all have arrived and are recorded. */
    void run() throws InterruptedException, ExecutionException {
        Instant wall = Instant.now();
        long begun = System.nanoTime();
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                all.add(callers.submit(() -> {
                    call(wall, begun);
                    return null;
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        }
    }

    private void call(Instant wall, long begun) throws RejectedEntryException {
        int from;
        while ((from = next.getAndAdd(TOGETHER)) < lines.size()) {
            long after = from * NANOS_A_SECOND / perSecond;
            long wait;
            while ((wait = begun + after - System.nanoTime()) > 0) {
                LockSupport.parkNanos(wait);
            }
            List<List<Entry>> groups = new ArrayList<>(TOGETHER);
            for (String line : lines.subList(from, Math.min(from + TOGETHER, lines.size()))) {
                groups.add(List.of(reader.read(line)));
            }
            List<Outcome> outcomes = intake.record(groups);
            Instant then = wall.plusNanos(after);
            answered.add(new Answered(then, Duration.ofNanos(System.nanoTime() - begun - after)));
            outcomes.forEach(outcome -> note(outcome, then));
        }
    }

    /**
     * What arrives a second time is recorded no more. What callers that overtake each other bring too early may be
     * refused.
     */
    private void note(Outcome outcome, Instant then) {
        switch (outcome) {
            case Outcome.Recorded(var journey, long first, int events) -> {
                for (long sequence = first; sequence < first + events; sequence++) {
                    due.put(Recorded.eventId(journey.value(), sequence), then);
                }
            }
            case Outcome.Duplicate _ -> {}
            case Outcome.Rejected _ -> refused.incrementAndGet();
        }
    }

    int refused() {
        return refused.get();
    }

    /** When the entry of this event was due. */
    Instant due(String eventId) {
        Instant then = due.get(eventId);
        if (then == null) {
            throw new IllegalStateException("Nobody recorded the event " + eventId);
        }
        return then;
    }

    List<Answered> answered() {
        return answered;
    }
}
