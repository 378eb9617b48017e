package io.journeyledger.projections.run;

/** What was asked for cannot be done as things stand; the message says why and what to do. */
public final class RebuildRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RebuildRefusedException(String message) {
        super(message);
    }
}
