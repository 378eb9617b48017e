package io.journeyledger.query.web.frame;

import java.util.Collection;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/** Says of a request that reached nobody, or lacks what is asked for, what would be answered. */
final class NotServed {
    private NotServed() {}

    static ProblemDetail problem(ErrorResponse refused) {
        return switch (refused) {
            case MissingServletRequestParameterException e -> missing(e.getParameterName());
            case MissingServletRequestPartException e -> missing(e.getRequestPartName());
            case HttpRequestMethodNotSupportedException e ->
                problem(e, e.getMethod() + " is not answered here", e.getSupportedHttpMethods());
            case HttpMediaTypeNotSupportedException e ->
                problem(
                        e,
                        e.getContentType() == null
                                ? "Content-Type does not say what the body is"
                                : "Content-Type is '" + e.getContentType() + "', which is not read here",
                        e.getSupportedMediaTypes());
            case HttpMediaTypeNotAcceptableException e ->
                problem(e, "Nothing that Accept allows is answered here", e.getSupportedMediaTypes());
            default -> told(refused);
        };
    }

    private static ProblemDetail missing(String parameter) {
        return Problem.invalid(parameter, parameter + " is missing");
    }

    private static ProblemDetail problem(ErrorResponse refused, String what, @Nullable Collection<?> possible) {
        ProblemDetail problem = Problem.of(status(refused));
        problem.setDetail(
                possible == null || possible.isEmpty()
                        ? what
                        : what + ": use "
                                + possible.stream().map(Object::toString).collect(Collectors.joining(" or ")));
        return problem;
    }

    /** Whoever refused it may have given it a code. */
    private static ProblemDetail told(ErrorResponse refused) {
        ProblemDetail told = refused.getBody();
        if (told.getProperties() != null && told.getProperties().containsKey("code")) {
            return told;
        }
        ProblemDetail problem = Problem.of(status(refused));
        problem.setDetail(told.getDetail());
        return problem;
    }

    private static HttpStatus status(ErrorResponse refused) {
        return Objects.requireNonNullElse(
                HttpStatus.resolve(refused.getStatusCode().value()), HttpStatus.INTERNAL_SERVER_ERROR);
    }
}
