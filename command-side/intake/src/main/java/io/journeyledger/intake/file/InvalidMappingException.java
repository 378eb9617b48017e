package io.journeyledger.intake.file;

import io.journeyledger.ledger.Argument;
import io.journeyledger.ledger.English;
import io.journeyledger.ledger.Phrase;

/** A mapping, or a file for a mapping, that cannot be used at all. It is said what, where and what to do. */
public sealed class InvalidMappingException extends Exception permits UnknownMappingException {

    private static final long serialVersionUID = 1L;
    private static final English ENGLISH = English.of("mappings");

    private final transient Phrase said;

    /** @param text its key among {@code messages/mappings.properties}, without the beginning */
    public InvalidMappingException(String text, Argument... arguments) {
        this(Phrase.of("mapping." + text, arguments));
    }

    InvalidMappingException(Phrase said) {
        super(ENGLISH.say(said));
        this.said = said;
    }

    /** For people; the message says it in English. */
    public Phrase said() {
        return said;
    }
}
