package io.journeyledger.projections.policyfile;

import io.journeyledger.ledger.English;
import io.journeyledger.ledger.Phrase;
import java.util.List;

/**
 * One fault of a policy file.
 *
 * @param line from 1
 * @param column from 1
 * @param key path to the value, such as {@code complaints.regimes.default.clocks[0].term}; empty for the file as a
 *     whole
 * @param said what is wrong, with the wrong value, and what is allowed: phrases that make one sentence
 */
public record Problem(int line, int column, String key, List<Phrase> said) {

    private static final English ENGLISH = English.of("policy");

    public Problem {
        said = List.copyOf(said);
    }

    /** The sentence in English, as programs are told it. */
    public String message() {
        return ENGLISH.say(said);
    }

    @Override
    public String toString() {
        return "line " + line + ", column " + column + (key.isEmpty() ? "" : ", " + key) + ": " + message();
    }
}
