package io.journeyledger.query.web.frame;

import io.journeyledger.projections.replay.FutureTimeException;
import io.journeyledger.query.InvalidQuestionException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Refusals of what cannot be asked this way, whoever is asked, as problem documents (RFC 9457). */
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice(annotations = RestController.class)
class QuestionProblems {

    @ExceptionHandler
    ProblemDetail invalid(InvalidQuestionException e) {
        return Problem.invalid(e.parameter(), e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail future(FutureTimeException e) {
        return Problem.invalid(e.parameter(), e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail wrongType(MethodArgumentTypeMismatchException e) {
        return Problem.invalid(e.getName(), WrongType.say(e));
    }

    @ExceptionHandler
    ProblemDetail wrongTypes(MethodArgumentNotValidException e) {
        FieldError first = e.getFieldErrors().getFirst();
        return Problem.invalid(first.getField(), WrongType.say(first));
    }

    /** A body that is too large, no JSON, or not of the fields and types that are asked for. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException e) {
        return switch (e.getMostSpecificCause()) {
            case BodyLimit.TooLargeException large ->
                ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE)
                        .body(Problem.of(HttpStatus.CONTENT_TOO_LARGE, "too-large", large.getMessage()));
            case RoomForBodies.NoRoomException full ->
                ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                        .header(HttpHeaders.RETRY_AFTER, Problem.SECONDS_UNTIL_RETRY)
                        .body(Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "too-much-at-once", full.getMessage()));
            default ->
                ResponseEntity.badRequest()
                        .body(Problem.of(HttpStatus.BAD_REQUEST, "unreadable-body", whyUnreadable(e)));
        };
    }

    private static String whyUnreadable(HttpMessageNotReadableException e) {
        return switch (e.getCause()) {
            case UnrecognizedPropertyException unknown ->
                "There is no field '" + unknown.getPropertyName() + "' here; there are "
                        + unknown.getKnownPropertyIds().stream()
                                .map(String::valueOf)
                                .sorted()
                                .collect(Collectors.joining(", "));
            case MismatchedInputException mismatched
            when !mismatched.getPath().isEmpty() ->
                "The value of '" + place(mismatched.getPath()) + "' is not what is expected there"
                        + (mismatched.getTargetType() == Instant.class ? ": " + AskedInstant.FORM : "");
            case MismatchedInputException _ -> "The body is another form of JSON than an object with fields";
            case JacksonException broken
            when broken.getLocation() != null ->
                "The body is no JSON that can be read, at line "
                        + broken.getLocation().getLineNr() + ", column "
                        + broken.getLocation().getColumnNr();
            case null, default -> "The body is missing or cannot be read";
        };
    }

    /** The last field that has a name, and where in its list, such as {@code views[0]}. */
    private static String place(List<JacksonException.Reference> path) {
        StringBuilder place = new StringBuilder();
        for (JacksonException.Reference step : path.reversed()) {
            if (step.getPropertyName() != null) {
                return place.insert(0, step.getPropertyName()).toString();
            }
            place.insert(0, "[" + step.getIndex() + "]");
        }
        return place.toString();
    }
}
