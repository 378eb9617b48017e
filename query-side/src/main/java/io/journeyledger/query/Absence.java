package io.journeyledger.query;

import io.journeyledger.ledger.Argument;
import io.journeyledger.ledger.English;
import io.journeyledger.ledger.Phrase;

/** Says what is not there: to people in their language, to programs in English. */
public final class Absence {

    private static final English ENGLISH = English.of("absent");

    private Absence() {}

    /** @param text its key among {@code messages/absent.properties}, without the beginning */
    public static Phrase of(String text, Argument... arguments) {
        return Phrase.of("absent." + text, arguments);
    }

    public static String english(Phrase phrase) {
        return ENGLISH.say(phrase);
    }
}
