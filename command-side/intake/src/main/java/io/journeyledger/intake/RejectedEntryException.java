package io.journeyledger.intake;

/** Carries a {@link Rejection} out of reading an entry. */
public final class RejectedEntryException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Rejection rejection;

    public RejectedEntryException(Rejection rejection) {
        super(rejection.detail());
        this.rejection = rejection;
    }

    RejectedEntryException(Rejection.Code code, @org.jspecify.annotations.Nullable String field, String detail) {
        this(Rejection.of(code, field, detail));
    }

    public Rejection rejection() {
        return rejection;
    }
}
