package io.journeyledger.intake.web;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.server.ResponseStatusException;

/** What may be asked of a list that comes page by page. */
final class Page {

    private Page() {}

    /**
     * @throws ResponseStatusException when a page does not have so many, as a problem document that says how many it
     *     can have
     */
    static int most(int asked, int limit) {
        if (asked < 1 || asked > limit) {
            throw invalid("most", asked, "1 to " + limit);
        }
        return asked;
    }

    /** @throws ResponseStatusException when it is negative */
    static <N extends Number> N after(N asked) {
        if (asked.longValue() < 0) {
            throw invalid("after", asked, "0 or more");
        }
        return asked;
    }

    private static ResponseStatusException invalid(String parameter, Number asked, String allowed) {
        return invalid(parameter, parameter + " is '" + asked + "': use a number, " + allowed);
    }

    static ResponseStatusException invalid(String parameter, String why) {
        return refusal(HttpStatus.BAD_REQUEST, "invalid-parameter", parameter, why);
    }

    /** @param parameter which part of the question is to blame */
    static ResponseStatusException refusal(HttpStatus status, String code, String parameter, String why) {
        ResponseStatusException refusal = new ResponseStatusException(status, why);
        ProblemDetail problem = refusal.getBody();
        problem.setType(URI.create("urn:journeyledger:problem:" + code));
        problem.setTitle(code.replace('-', ' '));
        problem.setProperty("code", code);
        problem.setProperty("parameter", parameter);
        return refusal;
    }
}
