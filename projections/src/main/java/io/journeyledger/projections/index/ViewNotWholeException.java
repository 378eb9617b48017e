package io.journeyledger.projections.index;

/** Searches of a view do not see one whole index; the message says what they see and what to do. */
public final class ViewNotWholeException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    ViewNotWholeException(String message) {
        super(message);
    }
}
