package io.journeyledger.simulator;

import java.util.ArrayDeque;

/** Entries that have arrived and wait to be read. */
final class Outbox {

    private final ArrayDeque<String> arrived = new ArrayDeque<>();

    void add(String entry) {
        arrived.add(entry);
    }

    boolean isEmpty() {
        return arrived.isEmpty();
    }

    String next() {
        return arrived.remove();
    }
}
