package io.journeyledger.projections.model.fit;

import java.io.Serial;

/** The purchases do not tell the parameters of a model; the message says why, and what would. */
public final class CannotFitException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    CannotFitException(String message) {
        super(message);
    }
}
