package io.journeyledger.store.keys;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A sealed text that cannot be opened, though its key was not destroyed; the message names the journey, not the text.
 */
public final class UnopenableTextException extends IllegalStateException {

    @Serial
    private static final long serialVersionUID = 1L;

    public UnopenableTextException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
