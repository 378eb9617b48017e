package io.journeyledger.store.engine;

/** A ledger that was to be filled from the begin has something in it. */
public final class LedgerNotEmptyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long events;

    LedgerNotEmptyException(long events) {
        super("The ledger has events");
        this.events = events;
    }

    /** How many are there: the position of the last. */
    public long events() {
        return events;
    }
}
