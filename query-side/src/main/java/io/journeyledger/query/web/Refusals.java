package io.journeyledger.query.web;

import io.journeyledger.ledger.Proposed;
import io.journeyledger.query.web.act.Input;
import io.journeyledger.query.web.act.Proposals;
import io.journeyledger.query.web.act.Typed;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** How a form comes back. */
final class Refusals {

    private Refusals() {}

    /**
     * Sets the status of the page that shows the form again. Where scripts sent it, the address of the page stays:
     * under the one to which forms are sent there is nothing to read.
     *
     * @param refused none: what was typed was not sent at all
     */
    static void answer(
            HttpServletResponse response, Proposed.@Nullable Refused refused, Typed typed, List<Input> inputs) {
        response.setStatus(status(refused, typed, inputs).value());
        response.setHeader("HX-Push-Url", "false");
    }

    /**
     * Notes at its input what a field is blamed for.
     *
     * @param refused none: what was typed was not sent at all
     */
    private static HttpStatus status(Proposed.@Nullable Refused refused, Typed typed, List<Input> inputs) {
        if (refused == null || (refused.field() != null && typed.blame(refused.field(), refused.code(), inputs))) {
            return HttpStatus.UNPROCESSABLE_CONTENT;
        }
        return switch (refused.code()) {
            case Proposals.NOT_HEARD, Proposals.NOT_ANSWERED -> HttpStatus.SERVICE_UNAVAILABLE;
            default -> HttpStatus.CONFLICT;
        };
    }
}
