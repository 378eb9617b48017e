package io.journeyledger.query.web;

import io.journeyledger.ledger.Proposed;
import io.journeyledger.query.web.act.Input;
import io.journeyledger.query.web.act.Proposals;
import io.journeyledger.query.web.act.Typed;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** With which status a form comes back. */
final class Refusals {

    private Refusals() {}

    /**
     * Notes at its input what a field is blamed for.
     *
     * @param refused none: what was typed was not sent at all
     */
    static HttpStatus status(Proposed.@Nullable Refused refused, Typed typed, List<Input> inputs) {
        if (refused == null || (refused.field() != null && typed.blame(refused.field(), refused.code(), inputs))) {
            return HttpStatus.UNPROCESSABLE_CONTENT;
        }
        return switch (refused.code()) {
            case Proposals.NOT_HEARD, Proposals.NOT_ANSWERED -> HttpStatus.SERVICE_UNAVAILABLE;
            default -> HttpStatus.CONFLICT;
        };
    }
}
