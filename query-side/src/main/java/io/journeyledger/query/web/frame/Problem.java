package io.journeyledger.query.web.frame;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** Problem documents (RFC 9457): {@code type} is {@code urn:journeyledger:problem:} and the stable code. */
public final class Problem {
    public static final String SECONDS_UNTIL_RETRY = "5";

    private static final Logger log = LoggerFactory.getLogger(Problem.class);

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

    /** Elasticsearch does not answer now. It is logged: who asks again and again is not the one who mends it. */
    public static ResponseEntity<ProblemDetail> viewsUnavailable(RuntimeException e) {
        log.warn("A question was not answered: {}", e.getMessage(), e.getCause());
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, SECONDS_UNTIL_RETRY)
                .body(of(HttpStatus.SERVICE_UNAVAILABLE, "views-unavailable", e.getMessage() + "; ask again soon"));
    }

    /** The problem of which no more is known than its status. */
    static ProblemDetail of(HttpStatus status) {
        return of(status, status.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-'), null);
    }
}
