package io.journeyledger.query.web.act;

import io.journeyledger.ledger.Proposed;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A form as a page shows it.
 *
 * @param to where it is sent
 * @param id a fresh one for each that is shown: what is sent twice under one is recorded once
 * @param steps of the complaint as the page shows it
 * @param possible whether it can be sent; one that cannot keeps what was typed
 * @param refused why it was not accepted
 */
public record Form(
        Action action,
        String to,
        String id,
        @Nullable Integer steps,
        Typed typed,
        boolean possible,
        Proposed.@Nullable Refused refused) {

    /** Nothing is typed yet. */
    public static Form fresh(Action action, String to, @Nullable Integer steps) {
        return new Form(action, to, UUID.randomUUID().toString(), steps, Typed.NOTHING, true, null);
    }

    /** What was sent, to be mended and sent again. */
    public static Form again(
            Action action,
            String to,
            @Nullable Integer steps,
            Typed typed,
            boolean possible,
            Proposed.@Nullable Refused refused) {
        return new Form(action, to, formId(typed), steps, typed, possible, refused);
    }

    static String formId(Typed typed) {
        String id = typed.value(ID);
        return id.matches("[0-9a-fA-F-]{36}") ? id : UUID.randomUUID().toString();
    }

    /** Whether it is to be shown at once, for somebody has begun with it. */
    public boolean begun() {
        return !typed.values().isEmpty();
    }

    static final String ID = "form";

    /** Name of the input that says how many steps were seen. */
    public static final String STEPS = "steps";

    /** Name of the input that says who works here. */
    public static final String ACTOR = "actor";

    /** Name of the input that says when it occurred. */
    public static final String WHEN = "when";
}
