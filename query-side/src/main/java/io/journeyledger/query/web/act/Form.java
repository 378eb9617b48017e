package io.journeyledger.query.web.act;

import io.journeyledger.ledger.Proposed;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A form as a page shows it.
 *
 * @param to where it is sent
 * @param id a fresh one for each that is shown: what is sent twice under one is recorded once
 * @param fixed what the page says itself, by the names of the fields
 * @param possible whether it can be sent; one that cannot keeps what was typed
 * @param refused why it was not accepted
 */
public record Form(
        Action action,
        String to,
        String id,
        Map<String, String> fixed,
        Typed typed,
        boolean possible,
        Proposed.@Nullable Refused refused) {

    /** Name of the input that says how many steps were seen. */
    public static final String STEPS = "steps";

    /** Name of the input that says who works here. */
    public static final String ACTOR = "actor";

    /** Name of the input that says when it occurred. */
    public static final String WHEN = "when";

    static final String ID = "form";

    /** Nothing is typed yet. */
    public static Form fresh(Action action, String to, Map<String, String> fixed) {
        return new Form(action, to, UUID.randomUUID().toString(), fixed, Typed.NOTHING, true, null);
    }

    /** The same with what is known already standing in its inputs. */
    public Form with(Map<String, String> values) {
        return new Form(action, to, id, fixed, new Typed(values, Map.of()), possible, null);
    }

    /** What was sent, to be mended and sent again. */
    public static Form again(
            Action action,
            String to,
            Map<String, String> fixed,
            Typed typed,
            boolean possible,
            Proposed.@Nullable Refused refused) {
        return new Form(action, to, formId(typed), fixed, typed, possible, refused);
    }

    /** What was sent, where it cannot be sent again. */
    public Form kept() {
        return new Form(action, to, id, fixed, typed, false, refused);
    }

    static String formId(Typed typed) {
        String id = typed.value(ID);
        return id.matches("[0-9a-fA-F-]{36}") ? id : UUID.randomUUID().toString();
    }

    /** Names it on its page, where journeys that are one now may each have a promise of the same id. */
    public String anchor() {
        String promise = fixed.get("promiseId");
        return promise == null ? action.command() : to.substring(1).replace('/', '-') + "-" + promise;
    }

    /** Whether it was sent before. */
    public boolean begun() {
        return !typed.value(ID).isEmpty() || typed.isWrong() || refused != null;
    }
}
