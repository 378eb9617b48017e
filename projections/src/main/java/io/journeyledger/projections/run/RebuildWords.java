package io.journeyledger.projections.run;

import io.journeyledger.ledger.Argument;
import io.journeyledger.ledger.English;
import io.journeyledger.ledger.Phrase;

/** Says why there is no rebuild: to people in their language, to programs in English. */
final class RebuildWords {

    private static final English ENGLISH = English.of("rebuilds");

    private RebuildWords() {}

    static Phrase of(String text, Argument... arguments) {
        return Phrase.of("rebuild." + text, arguments);
    }

    static String english(Phrase phrase) {
        return ENGLISH.say(phrase);
    }
}
