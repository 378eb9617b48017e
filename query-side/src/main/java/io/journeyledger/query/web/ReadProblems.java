package io.journeyledger.query.web;

import io.journeyledger.projections.model.fit.CannotFitException;
import io.journeyledger.projections.replay.UnfoldableException;
import io.journeyledger.query.UnansweredQuestionException;
import io.journeyledger.query.web.frame.Problem;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Refusals to programs as problem documents (RFC 9457). */
// Before Boot's own, which knows no codes.
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice(annotations = RestController.class)
class ReadProblems {

    @ExceptionHandler
    ProblemDetail notThere(NotThereException e) {
        return Problem.of(HttpStatus.NOT_FOUND, e.code(), e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail untold(CannotFitException e) {
        return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "cannot-fit", e.getMessage());
    }

    @ExceptionHandler({
        UnansweredQuestionException.class,
        io.journeyledger.projections.index.ViewsUnavailableException.class
    })
    ResponseEntity<ProblemDetail> unavailable(RuntimeException e) {
        return Problem.viewsUnavailable(e);
    }

    @ExceptionHandler
    ProblemDetail unfoldable(UnfoldableException e) {
        return Problem.of(HttpStatus.CONFLICT, "event-unfoldable", e.getMessage());
    }
}
