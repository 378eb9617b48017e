package io.journeyledger.intake;

import io.journeyledger.ledger.JourneyId;

/** What became of a group of entries that stands or falls as one. */
public sealed interface Outcome {

    /**
     * The facts are in the ledger, durably.
     *
     * @param firstSequence place of the first new event in the journey's stream
     * @param events how many events were appended; zero when the ledger said so already
     */
    record Recorded(JourneyId journey, long firstSequence, int events) implements Outcome {}

    /** The same source and id was recorded before; this is what was answered then. */
    record Duplicate(JourneyId journey, long firstSequence, int events) implements Outcome {}

    /** Nothing of the group was recorded. */
    record Rejected(Rejection rejection) implements Outcome {}
}
