package io.journeyledger.intake.web;

import io.journeyledger.intake.Outcome;
import io.journeyledger.intake.RejectedEntryException;
import io.journeyledger.intake.Rejection;
import io.journeyledger.intake.file.InvalidMappingException;
import io.journeyledger.intake.file.UnknownMappingException;
import java.net.URI;
import java.util.Arrays;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Refusals as problem documents (RFC 9457): {@code type} is {@code urn:journeyledger:problem:} and the stable code. */
@RestControllerAdvice(basePackageClasses = Problems.class)
class Problems {

    /** The answer to a single entry: 201, 200 for a duplicate, or the problem. */
    static ResponseEntity<Object> respond(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Recorded recorded ->
                ResponseEntity.status(HttpStatus.CREATED).body(Answer.of(recorded));
            case Outcome.Duplicate duplicate -> ResponseEntity.ok(Answer.of(duplicate));
            case Outcome.Rejected(Rejection rejection) -> respond(status(rejection.code()), rejection);
        };
    }

    static ResponseEntity<Object> respond(HttpStatus status, Rejection rejection) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem(status, rejection));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> rejected(RejectedEntryException e) {
        ProblemDetail problem = problem(e.rejection());
        return ResponseEntity.status(problem.getStatus()).body(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unusable(InvalidMappingException e) {
        ProblemDetail problem = problem(new Rejection("invalid-mapping", String.valueOf(e.getMessage()), null));
        if (e instanceof UnknownMappingException) {
            problem.setProperty("parameter", "mapping");
        }
        return ResponseEntity.status(problem.getStatus()).body(problem);
    }

    static ProblemDetail problem(Rejection rejection) {
        return problem(status(rejection.code()), rejection);
    }

    private static ProblemDetail problem(HttpStatus status, Rejection rejection) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, rejection.detail());
        problem.setType(URI.create("urn:journeyledger:problem:" + rejection.code()));
        problem.setTitle(rejection.code().replace('-', ' '));
        problem.setProperty("code", rejection.code());
        if (rejection.field() != null) {
            problem.setProperty("field", rejection.field());
        }
        return problem;
    }

    /** What is wrong with the entry itself is 400; what the journey refuses is 409. */
    private static HttpStatus status(String code) {
        return Arrays.stream(Rejection.Code.values())
                .filter(each -> each.code().equals(code))
                .findFirst()
                .map(each -> switch (each) {
                    case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
                    case IDENTITY_CONFLICT -> HttpStatus.CONFLICT;
                    case MALFORMED, MISSING_FIELD, UNKNOWN_FIELD, INVALID_FIELD, UNKNOWN_TYPE -> HttpStatus.BAD_REQUEST;
                })
                .orElse(code.equals("invalid-mapping") ? HttpStatus.BAD_REQUEST : HttpStatus.CONFLICT);
    }
}
