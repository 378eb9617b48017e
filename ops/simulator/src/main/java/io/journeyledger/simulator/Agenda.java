package io.journeyledger.simulator;

import java.util.PriorityQueue;

/**
 * What is still to happen, in order of time; at equal times in the order in which it was planned. Times are epoch
 * seconds.
 */
final class Agenda {

    private record Planned(long at, long turn, Runnable step) implements Comparable<Planned> {
        @Override
        public int compareTo(Planned other) {
            return at == other.at ? Long.compare(turn, other.turn) : Long.compare(at, other.at);
        }
    }

    private final PriorityQueue<Planned> planned = new PriorityQueue<>();
    private final long end;
    private long now;
    private long turn;

    Agenda(long start, long end) {
        this.now = start;
        this.end = end;
    }

    long now() {
        return now;
    }

    /** Plans a step; what would happen after the end does not happen. */
    void at(long at, Runnable step) {
        if (at <= end) {
            planned.add(new Planned(Math.max(at, now), turn++, step));
        }
    }

    /** Takes the next step; false when there is none. */
    boolean step() {
        Planned next = planned.poll();
        if (next == null) {
            return false;
        }
        now = next.at();
        next.step().run();
        return true;
    }
}
