package io.journeyledger.ledger;

/**
 * Text about a person: a name, an address, a complaint in the customer's words. It has a type of its own so that it can
 * never be stored by accident as it was typed: the store accepts only the sealed form.
 */
public sealed interface PersonalText {

    /** What a reader sees in place of text whose key is gone. */
    String ERASED = "[erased]";

    /** Text as a person wrote it; lives in memory only, between an entry and its sealing, or after opening. */
    record Clear(String text) implements PersonalText {
        /** Never prints the text: log lines and error messages must not carry it. */
        @Override
        public String toString() {
            return "Clear[" + text.length() + " characters]";
        }
    }

    /** @param cipher authenticated ciphertext under the journey's key, base64 */
    record Sealed(String cipher) implements PersonalText {}

    /** The key was erased: nobody can read this any more. */
    record Erased() implements PersonalText {}

    static PersonalText of(String text) {
        return new Clear(text);
    }
}
