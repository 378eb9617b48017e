package io.journeyledger.query.web;

import io.journeyledger.ledger.Proposed;
import io.journeyledger.query.web.act.Proposals;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** With which status a form comes back. */
final class Refusals {

    private Refusals() {}

    /**
     * @param refused none: what was typed was not sent at all
     * @param blamed whether a field of the form is at fault
     */
    static int status(Proposed.@Nullable Refused refused, boolean blamed) {
        if (refused == null || blamed) {
            return HttpStatus.UNPROCESSABLE_CONTENT.value();
        }
        return switch (refused.code()) {
            case Proposals.NOT_HEARD, Proposals.NOT_ANSWERED -> HttpStatus.SERVICE_UNAVAILABLE.value();
            default -> HttpStatus.CONFLICT.value();
        };
    }
}
