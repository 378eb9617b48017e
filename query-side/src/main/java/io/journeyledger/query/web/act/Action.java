package io.journeyledger.query.web.act;

import io.journeyledger.ledger.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Something that people can do: to propose a fact, or several at once.
 *
 * @param command the last segment of its address, such as {@code acknowledge-complaint}
 * @param type the fact, or the one of them that matters most
 * @param inputs what must be said about it
 */
public record Action(String command, EventType type, List<Input> inputs) {

    /** With everything that the event holds. */
    public static Action of(EventType type) {
        return without(type, Set.of());
    }

    /** @param known names of what the page says itself */
    public static Action without(EventType type, Set<String> known) {
        return new Action(type.commandPath(), type, Inputs.of(type.record(), known));
    }

    /** Both at once, under a name of its own; an input of the same name is asked for once. */
    Action and(String both, Action other) {
        List<Input> all = new ArrayList<>(inputs);
        Set<String> own = inputs.stream().map(Input::path).collect(Collectors.toSet());
        other.inputs().stream().filter(input -> !own.contains(input.path())).forEach(all::add);
        return new Action(both, other.type(), List.copyOf(all));
    }
}
