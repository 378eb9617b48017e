package io.journeyledger.bench;

import java.util.Map;
import java.util.Optional;

/**
 * What is measured, and the floor beside it. What both need is made before the first run and is gone after
 * {@link #close}.
 */
interface Subject extends AutoCloseable {

    String name();

    /** What is measured and how, in a sentence. */
    String what();

    /** What the floor is, in a sentence. */
    String floor();

    /** A floor that another question needs, where there is one. */
    default Optional<SecondFloor> secondFloor() {
        return Optional.empty();
    }

    /** Does it once, from the same beginning as every time. */
    Run run() throws Exception;

    /** Does what the floor is once, from the same beginning as every time. */
    Run floorRun() throws Exception;

    /** Figures that programs ask for by these names, beside the row. */
    default Map<String, Double> headline(Row row) {
        return Map.of();
    }

    @Override
    void close() throws Exception;
}
