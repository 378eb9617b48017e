package io.journeyledger.projections.fold;

import java.util.HashSet;
import java.util.Set;

/**
 * Which contracts run. One that is over stays so, since its end may be dated before what it ended. Used by one thread.
 */
final class Contracts {

    private final Set<Trade.Contract> running = new HashSet<>();
    private final Set<Trade.Contract> over = new HashSet<>();

    void begin(Trade.Contract contract) {
        if (!over.contains(contract)) {
            running.add(contract);
        }
    }

    void end(Trade.Contract contract) {
        running.remove(contract);
        over.add(contract);
    }

    boolean areRunning() {
        return !running.isEmpty();
    }
}
