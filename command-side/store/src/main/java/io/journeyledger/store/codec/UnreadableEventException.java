package io.journeyledger.store.codec;

import io.journeyledger.store.reading.RawEvent;
import java.io.Serial;

/** A stored event that this program cannot read; the message names the event and says why. */
public final class UnreadableEventException extends IllegalArgumentException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String reason;

    UnreadableEventException(RawEvent event, IllegalArgumentException cause) {
        super("Event " + event.eventId() + " at position " + event.position() + ": " + cause.getMessage(), cause);
        this.reason = String.valueOf(cause.getMessage());
    }

    /** Why, for those who name the event themselves. */
    public String reason() {
        return reason;
    }
}
