package io.journeyledger.ledger;

import java.util.List;

/**
 * Something that is said to people, before it is said in a language. The texts stand in {@code messages/}, in every
 * language of the pages; {@link English} says it for programs, exports and searches.
 *
 * @param key of the text
 * @param arguments in the order in which texts count them, the first as <code>{0}</code>
 */
public record Phrase(String key, List<Argument> arguments) {

    public Phrase {
        arguments = List.copyOf(arguments);
    }

    public static Phrase of(String key, Argument... arguments) {
        return new Phrase(key, List.of(arguments));
    }
}
