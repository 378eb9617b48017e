package io.journeyledger.projections.index;

/**
 * There is no such index, or none behind the alias: it is made anew, if at all, by who knows what it is for, and not by
 * a write.
 */
public final class IndexGoneException extends ViewsUnavailableException {

    private static final long serialVersionUID = 1L;

    IndexGoneException(String message) {
        super(message, null);
    }
}
