package io.journeyledger.query.web.act;

import io.journeyledger.ledger.EventType;
import java.util.List;
import java.util.Set;

/**
 * Something that people can do: to propose a fact.
 *
 * @param inputs what must be said about it
 */
public record Action(EventType type, List<Input> inputs) {

    /** With everything that the event holds. */
    public static Action of(EventType type) {
        return without(type, Set.of());
    }

    /** @param known names of what the page says itself */
    public static Action without(EventType type, Set<String> known) {
        return new Action(type, Inputs.of(type.record(), known));
    }

    /** The command as the last segment of an address, such as {@code acknowledge-complaint}. */
    public String command() {
        return type.commandPath();
    }
}
