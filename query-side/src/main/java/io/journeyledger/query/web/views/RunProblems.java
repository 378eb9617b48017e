package io.journeyledger.query.web.views;

import io.journeyledger.projections.index.ViewNotWholeException;
import io.journeyledger.projections.index.ViewsUnavailableException;
import io.journeyledger.projections.policyfile.InvalidPolicyException;
import io.journeyledger.projections.run.InvalidOrderException;
import io.journeyledger.projections.run.RebuildRefusedException;
import io.journeyledger.query.web.frame.Problem;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Refusals of what is asked of the runners, as problem documents (RFC 9457). */
// Behind the refusals of all questions, some of which are illegal arguments, too.
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
@RestControllerAdvice(
        assignableTypes = {
            RebuildsResource.class,
            ViewsResource.class,
            AuditsResource.class,
            RehearsalsResource.class,
            DeadLettersResource.class,
            PoliciesResource.class
        })
class RunProblems {

    @ExceptionHandler
    ProblemDetail unknown(UnknownRunException e) {
        return Problem.of(HttpStatus.NOT_FOUND, "not-found", e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail notKept(NotKeptException e) {
        ProblemDetail problem = Problem.of(HttpStatus.NOT_FOUND, "not-found", e.getMessage());
        problem.setProperty("parameter", e.parameter());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail refused(RebuildRefusedException e) {
        return Problem.of(HttpStatus.CONFLICT, "rebuild-refused", e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> ending(RebuildRefusedException.Ending e) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, Problem.SECONDS_UNTIL_RETRY)
                .body(Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "rebuild-refused", e.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail elsewhere(Runners.ElsewhereException e) {
        return Problem.of(HttpStatus.CONFLICT, "not-in-this-process", e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail notOver(ListOfRun.NotOverException e) {
        return Problem.of(HttpStatus.CONFLICT, "run-not-over", e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail notWhole(ViewNotWholeException e) {
        return Problem.of(HttpStatus.CONFLICT, "view-not-whole", e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail invalid(InvalidOrderException e) {
        return Problem.invalid(e.parameter(), e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail invalid(IllegalArgumentException e) {
        return Problem.of(HttpStatus.BAD_REQUEST, "invalid-parameter", e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail invalid(InvalidPolicyException e) {
        return Problem.of(HttpStatus.BAD_REQUEST, "invalid-policy", e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unavailable(ViewsUnavailableException e) {
        return Problem.viewsUnavailable(e);
    }
}
