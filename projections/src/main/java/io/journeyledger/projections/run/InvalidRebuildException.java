package io.journeyledger.projections.run;

import io.journeyledger.ledger.Argument;
import io.journeyledger.ledger.Phrase;

/** A rebuild that nobody can make, whatever the state of things. It is said why and what to do. */
public final class InvalidRebuildException extends InvalidOrderException {

    private static final long serialVersionUID = 1L;

    private final transient Phrase said;

    /**
     * @param parameter which part of the order, as programs call it
     * @param text its key among {@code messages/rebuilds.properties}, without the beginning
     */
    public InvalidRebuildException(String parameter, String text, Argument... arguments) {
        this(parameter, RebuildWords.of(text, arguments));
    }

    private InvalidRebuildException(String parameter, Phrase said) {
        super(parameter, RebuildWords.english(said));
        this.said = said;
    }

    /** For people; the message says it in English. */
    public Phrase said() {
        return said;
    }
}
