package io.journeyledger.query;

import io.journeyledger.ledger.Phrase;

/** The views cannot be asked now; the same question may be answered later. Nothing is lost: the ledger goes on. */
public final class UnansweredQuestionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Phrase said;

    public UnansweredQuestionException(Phrase said, Throwable cause) {
        super(Absence.english(said), cause);
        this.said = said;
    }

    /** Why, for people; the message says it in English. */
    public Phrase said() {
        return said;
    }
}
