package io.journeyledger.projections.live;

import io.journeyledger.store.operation.DeadLetterTable.Letter;
import io.journeyledger.store.operation.DeadLetterTable.State;
import java.time.Instant;

/**
 * An event that no view can take.
 *
 * @param journey the journey in whose stream it was recorded
 * @param sequence place in that stream
 * @param evicted whether it is left out for good; otherwise nothing from it on is told of its journey
 * @param reason why it cannot be told and, of a parked one, what to do
 * @param since when that was found
 * @param attempts how often it was tried
 */
public record DeadLetter(
        String eventId,
        String journey,
        long sequence,
        long position,
        boolean evicted,
        String reason,
        Instant since,
        int attempts) {

    /** What the reason of a parked one ends with. */
    public static final String WHAT_TO_DO = ". Try it again when the program is updated, or evict it";

    static DeadLetter of(Letter letter) {
        return new DeadLetter(
                letter.eventId(),
                letter.journey().value(),
                letter.sequence(),
                letter.position(),
                letter.state() == State.EVICTED,
                letter.state() == State.EVICTED ? letter.reason() : letter.reason() + WHAT_TO_DO,
                letter.since(),
                letter.attempts());
    }
}
