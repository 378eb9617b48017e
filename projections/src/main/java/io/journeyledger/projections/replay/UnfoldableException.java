package io.journeyledger.projections.replay;

import io.journeyledger.ledger.EventType;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.store.keys.UnopenableTextException;

/**
 * An event that cannot be decoded, or of which no document can be made; the message names it and says why, in words of
 * the ledger. What Java says is in the cause.
 */
public final class UnfoldableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient JourneyId journey;
    private final long sequence;
    private final long position;
    private final String eventId;
    private final String reason;

    public UnfoldableException(
            JourneyId journey, long sequence, long position, String eventId, String reason, Throwable cause) {
        super("Event " + eventId + " at position " + position + " cannot be told: " + reason, cause);
        this.journey = journey;
        this.sequence = sequence;
        this.position = position;
        this.eventId = eventId;
        this.reason = reason;
    }

    public UnfoldableException(Recorded recorded, Throwable cause) {
        this(
                recorded.journey(),
                recorded.sequence(),
                recorded.position(),
                recorded.eventId(),
                why(recorded, cause),
                cause);
    }

    /** What a fold says when it fails is about the program, and may quote what a person wrote: that is for the log. */
    private static String why(Recorded recorded, Throwable cause) {
        return cause instanceof UnopenableTextException unopenable
                ? String.valueOf(unopenable.getMessage())
                : "No document can be made of this "
                        + EventType.of(recorded.event()).storedName()
                        + ": that is a fault of this program, and its log says where";
    }

    /** The journey in whose stream it was recorded. */
    public JourneyId journey() {
        return journey;
    }

    public long sequence() {
        return sequence;
    }

    public long position() {
        return position;
    }

    public String eventId() {
        return eventId;
    }

    public String reason() {
        return reason;
    }
}
