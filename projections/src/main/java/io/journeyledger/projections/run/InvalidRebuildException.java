package io.journeyledger.projections.run;

import io.journeyledger.ledger.Argument;
import io.journeyledger.ledger.Phrase;

/** A rebuild that nobody can make, whatever the state of things. It is said why and what to do. */
public final class InvalidRebuildException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient Phrase said;

    /** @param text its key among {@code messages/rebuilds.properties}, without the beginning */
    public InvalidRebuildException(String text, Argument... arguments) {
        this(RebuildWords.of(text, arguments));
    }

    private InvalidRebuildException(Phrase said) {
        super(RebuildWords.english(said));
        this.said = said;
    }

    /** For people; the message says it in English. */
    public Phrase said() {
        return said;
    }
}
