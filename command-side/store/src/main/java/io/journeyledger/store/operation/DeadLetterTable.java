package io.journeyledger.store.operation;

import io.journeyledger.ledger.JourneyId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which events no view can take. Safe for use by many threads. */
public interface DeadLetterTable {

    /** What becomes of the journey. */
    enum State {
        /** Nothing from this event on is told of the journey. */
        PARKED,
        /** The event is left out, what follows is told. */
        EVICTED,
        /** Told by everybody as if there were no letter, while what the views lack of it is written. */
        RETRYING,
        /** Left out by everybody, while what waited behind it is written. */
        EVICTING;

        /** Whether what the views hold of the journey may not be what is told of it now. */
        public boolean isUnderWay() {
            return this == RETRYING || this == EVICTING;
        }
    }

    /**
     * @param sequence place in the journey's own stream
     * @param reason why it could not be folded, for people
     * @param since when it was found
     * @param attempts how often it was tried, at least 1
     */
    record Letter(
            String eventId,
            JourneyId journey,
            long sequence,
            long position,
            State state,
            String reason,
            Instant since,
            int attempts) {

        public Letter in(State other) {
            return new Letter(eventId, journey, sequence, position, other, reason, since, attempts);
        }
    }

    /** All as committed, in the order of positions. */
    List<Letter> all();

    /** Adds one, or changes the one of the same event. */
    void put(Letter letter);

    /**
     * The same where that one is as it was; otherwise somebody changed it meanwhile, and nothing happens.
     *
     * @param before none where there was no letter of the event
     * @return whether it was as before
     */
    boolean replace(@Nullable Letter before, Letter letter);

    void remove(String eventId);
}
