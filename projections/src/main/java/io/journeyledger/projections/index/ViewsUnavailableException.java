package io.journeyledger.projections.index;

import org.jspecify.annotations.Nullable;

/** Elasticsearch cannot be reached or is overloaded. Nothing is wrong with what was written; write it again later. */
public class ViewsUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ViewsUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
