package io.journeyledger.bench;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Runs a subject and its floor in turns, so that whatever else the machine does meets both; every second time the floor
 * goes first. One turn before counts for nothing: it warms up. What one leaves as garbage is collected before the other
 * begins.
 */
record Measurement(int runs, PrintWriter progress) {

    Row of(Subject subject) throws Exception {
        List<Run> measured = new ArrayList<>();
        List<Run> floors = new ArrayList<>();
        subject.run();
        subject.floorRun();
        for (int i = 0; i < runs; i++) {
            progress.println(subject.name() + ": run " + (i + 1) + " of " + runs);
            if (i % 2 == 0) {
                measured.add(afresh(subject::run));
                floors.add(afresh(subject::floorRun));
            } else {
                floors.add(afresh(subject::floorRun));
                measured.add(afresh(subject::run));
            }
        }
        return Row.of(subject, measured, floors);
    }

    private static Run afresh(Callable<Run> run) throws Exception {
        PeakHeap.reset();
        return run.call();
    }
}
