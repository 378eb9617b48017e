package io.journeyledger.query;

/** The views cannot be asked now; the same question may be answered later. Nothing is lost: the ledger goes on. */
public final class ViewsUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ViewsUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
