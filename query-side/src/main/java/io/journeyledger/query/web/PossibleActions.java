package io.journeyledger.query.web;

import io.journeyledger.ledger.ComplaintState;
import io.journeyledger.query.past.CaseFile;
import io.journeyledger.query.web.act.Action;
import io.journeyledger.query.web.act.Input;
import java.util.List;

/**
 * What can be done with a complaint now.
 *
 * @param journey the one to name in the command
 * @param steps how many steps it has
 */
record PossibleActions(
        String journey, String complaintId, ComplaintState state, boolean paused, int steps, List<Possible> actions) {

    /**
     * @param action name of the event, such as {@code complaint.acknowledged}
     * @param command address to which the command is posted
     */
    record Possible(String action, String command, List<Field> fields) {}

    /**
     * @param name path within the command's data, such as {@code amount.currency}
     * @param choices what can be chosen; empty where anything can be said
     */
    record Field(String name, Input.Kind kind, boolean required, List<String> choices) {}

    static PossibleActions of(CaseFile file) {
        return new PossibleActions(
                file.complaint().journey().stream(),
                file.complaint().complaintId(),
                file.complaint().state(),
                file.complaint().paused(),
                file.steps(),
                file.possible().stream()
                        .map(Action::of)
                        .map(action -> new Possible(
                                action.type().action(),
                                "/api/v1/commands/" + action.command(),
                                action.inputs().stream()
                                        .map(input -> new Field(
                                                input.path(), input.kind(), input.required(), input.choices()))
                                        .toList()))
                        .toList());
    }
}
