package io.journeyledger.query.web.views;

import io.journeyledger.projections.index.ViewNotWholeException;
import io.journeyledger.projections.index.ViewsUnavailableException;
import io.journeyledger.projections.run.RebuildRefusedException;
import io.journeyledger.query.InvalidQuestionException;
import io.journeyledger.query.web.frame.Problem;
import java.util.stream.Collectors;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Refusals of what is asked of the runners, as problem documents (RFC 9457). */
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice(annotations = RestController.class, basePackageClasses = RunProblems.class)
class RunProblems {

    @ExceptionHandler
    ProblemDetail unknown(UnknownRunException e) {
        return Problem.of(HttpStatus.NOT_FOUND, "not-found", e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail refused(RebuildRefusedException e) {
        return Problem.of(HttpStatus.CONFLICT, "rebuild-refused", e.getMessage());
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

    @ExceptionHandler({IllegalArgumentException.class, InvalidQuestionException.class})
    ProblemDetail invalid(RuntimeException e) {
        return Problem.of(HttpStatus.BAD_REQUEST, "invalid-parameter", e.getMessage());
    }

    /** A body that is no JSON, or not of the fields and types that are asked for. */
    @ExceptionHandler
    ProblemDetail unreadable(HttpMessageNotReadableException e) {
        String why = switch (e.getCause()) {
            case UnrecognizedPropertyException unknown ->
                "There is no field '" + unknown.getPropertyName() + "' here; there are "
                        + unknown.getKnownPropertyIds().stream()
                                .map(String::valueOf)
                                .sorted()
                                .collect(Collectors.joining(", "));
            case MismatchedInputException mismatched
            when !mismatched.getPath().isEmpty() ->
                "The value of '" + mismatched.getPath().getLast().getPropertyName() + "' is not what is expected there";
            case JacksonException broken
            when broken.getLocation() != null ->
                "The body is no JSON that can be read, at line "
                        + broken.getLocation().getLineNr() + ", column "
                        + broken.getLocation().getColumnNr();
            case null, default -> "The body is missing or cannot be read";
        };
        return Problem.of(HttpStatus.BAD_REQUEST, "unreadable-body", why);
    }

    @ExceptionHandler
    ProblemDetail unavailable(ViewsUnavailableException e) {
        return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "views-unavailable", e.getMessage());
    }
}
