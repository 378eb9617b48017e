package io.journeyledger.query.web.frame;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Problem documents (RFC 9457): {@code type} is {@code urn:journeyledger:problem:} and the stable code. */
public final class Problem {
    private Problem() {}

    /** @param code stable reason, such as {@code journey-not-found} */
    public static ProblemDetail of(HttpStatus status, String code, @Nullable String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("urn:journeyledger:problem:" + code));
        problem.setTitle(code.replace('-', ' '));
        problem.setProperty("code", code);
        return problem;
    }

    /** @param parameter which part of the question cannot be asked this way */
    public static ProblemDetail invalid(String parameter, @Nullable String detail) {
        ProblemDetail problem = of(HttpStatus.BAD_REQUEST, "invalid-parameter", detail);
        problem.setProperty("parameter", parameter);
        return problem;
    }

    /** The problem of which no more is known than its status. */
    static ProblemDetail of(HttpStatus status) {
        return of(status, status.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-'), null);
    }
}
