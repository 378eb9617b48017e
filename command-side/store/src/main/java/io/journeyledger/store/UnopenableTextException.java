package io.journeyledger.store;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A sealed text that its journey's key does not open, though it should; the message names the journey, not the text. */
public final class UnopenableTextException extends IllegalStateException {

    @Serial
    private static final long serialVersionUID = 1L;

    UnopenableTextException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
