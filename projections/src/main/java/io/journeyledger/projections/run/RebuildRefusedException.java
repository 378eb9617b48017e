package io.journeyledger.projections.run;

import io.journeyledger.ledger.Argument;
import io.journeyledger.ledger.Phrase;

/** What was asked for cannot be done as things stand. It is said why and what to do. */
public class RebuildRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Phrase said;

    /** @param text its key among {@code messages/rebuilds.properties}, without the beginning */
    public RebuildRefusedException(String text, Argument... arguments) {
        this(RebuildWords.of(text, arguments));
    }

    private RebuildRefusedException(Phrase said) {
        super(RebuildWords.english(said));
        this.said = said;
    }

    /** This process ends: whoever asks another one, or this one once it has started again, is not refused. */
    public static final class Ending extends RebuildRefusedException {

        private static final long serialVersionUID = 1L;

        public Ending() {
            super("ending");
        }
    }

    /** For people; the message says it in English. */
    public Phrase said() {
        return said;
    }
}
