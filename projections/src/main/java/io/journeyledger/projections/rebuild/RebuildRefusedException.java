package io.journeyledger.projections.rebuild;

/** What was asked for cannot be done as things stand; the message says why and what to do. */
public final class RebuildRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RebuildRefusedException(String message) {
        super(message);
    }
}
