package io.journeyledger.query.web.frame;

import io.journeyledger.projections.role.Role;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.net.URI;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.InvalidFileNameException;
import org.apache.tomcat.util.http.fileupload.MultipartStream;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * The last answer to what nobody else answered: problem documents for programs, a page for people; never a stack trace.
 */
@Controller
@ControllerAdvice
// Before Boot's own, which answers people with JSON.
@Order(Ordered.HIGHEST_PRECEDENCE)
class ErrorPages implements ErrorController {

    private static final Logger log = LoggerFactory.getLogger(ErrorPages.class);

    private static final String LEDGER_AWAY =
            "The ledger cannot be read or written now. Ask again soon; an entry that is sent"
                    + " again with the same source and id is recorded once";

    private static final String NO_SPACE =
            "There is no room for the file on the disk of the data folder. Free some and send it again";

    private static final String NO_FORM =
            "The form cannot be taken apart: Content-Type names no boundary between its parts, the body ends before the"
                    + " last one, it has more than 50, or one has no name that a file may have. Send the file again, and"
                    + " all of it";

    private static final String NO_CHARACTER =
            "An escape in the address or in the form, a percent sign and what follows it, stands for no character in UTF-8";

    private static final String LARGE_PART =
            "A part of the form that is no file, or what a part says of itself, is larger than is taken: send a mapping of"
                    + " its own as mappingFile, with a short name";

    private final Elsewhere elsewhere;

    ErrorPages(Environment environment, Wording wording) {
        this.elsewhere = new Elsewhere(Role.of(environment), wording);
    }

    @RequestMapping("/error")
    Object error(HttpServletRequest request) {
        Object address = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        HttpStatus status = status(request);
        if (!isFromProgram(request, address)) {
            return ErrorView.of(status, null, request);
        }
        ResponseEntity<ProblemDetail> answer = problem(status, null);
        if (address instanceof String asked && answer.getBody() != null) {
            answer.getBody().setInstance(URI.create(asked)); // otherwise it would be the address of this method
        }
        return answer;
    }

    /** What this process does not serve may be served by one of another role. */
    @ExceptionHandler({NoHandlerFoundException.class, NoResourceFoundException.class})
    Object unknown(HttpServletRequest request) {
        return isFromProgram(request, request.getRequestURI())
                ? problem(HttpStatus.NOT_FOUND, elsewhere.forPrograms())
                : ErrorView.of(HttpStatus.NOT_FOUND, elsewhere.forPeople(), request);
    }

    /** An address that takes something else than what was sent there. */
    @ExceptionHandler({
        HttpRequestMethodNotSupportedException.class,
        HttpMediaTypeException.class,
        ServletRequestBindingException.class,
        MissingServletRequestPartException.class,
        ErrorResponseException.class
    })
    Object notServed(Exception e, HttpServletRequest request) {
        ErrorResponse refused = (ErrorResponse) e;
        ProblemDetail problem = NotServed.problem(refused);
        if (isFromProgram(request, request.getRequestURI())) {
            return ResponseEntity.status(problem.getStatus())
                    .headers(refused.getHeaders())
                    // Otherwise Accept would be asked once more, which may be what cannot be read.
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problem);
        }
        HttpStatus status = HttpStatus.valueOf(problem.getStatus());
        return ErrorView.of(status, status == HttpStatus.METHOD_NOT_ALLOWED ? null : problem.getDetail(), request)
                .addObject("language", "en");
    }

    /** The database is away, its disk is full, or somebody else holds it. */
    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class,
        TransactionException.class
    })
    Object ledgerAway(Exception e, HttpServletRequest request) {
        log.error(
                "The ledger cannot be read or written: {}",
                NestedExceptionUtils.getMostSpecificCause(e).toString());
        return isFromProgram(request, request.getRequestURI())
                ? ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                        .header(HttpHeaders.RETRY_AFTER, Problem.SECONDS_UNTIL_RETRY)
                        .body(Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "ledger-unavailable", LEDGER_AWAY))
                : ErrorView.ofLedger(request);
    }

    /** Tomcat would write a stack trace to the log, for whoever asks. */
    @ExceptionHandler
    Object undecodable(InvalidParameterException e, HttpServletRequest request) {
        log.debug("A parameter cannot be decoded", e);
        return refused(HttpStatus.BAD_REQUEST, "invalid-parameter", NO_CHARACTER, request);
    }

    /** What is uploaded is taken apart, and goes to the disk, while it is read. */
    @ExceptionHandler
    Object unread(MultipartException e, HttpServletRequest request) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(e);
        if (cause instanceof SizeException) {
            return refused(HttpStatus.CONTENT_TOO_LARGE, "too-large", LARGE_PART, request);
        }
        if (isNoForm(cause)) {
            return refused(HttpStatus.BAD_REQUEST, "unreadable-body", NO_FORM, request);
        }
        if (!String.valueOf(cause.getMessage()).contains("No space left")) {
            throw e;
        }
        log.error("An upload cannot be kept: {}", cause.getMessage());
        return refused(HttpStatus.INSUFFICIENT_STORAGE, "no-space", NO_SPACE, request);
    }

    private static boolean isNoForm(Throwable cause) {
        return cause instanceof MultipartStream.MalformedStreamException
                || cause instanceof EOFException
                || cause instanceof InvalidFileNameException
                || cause instanceof FileUploadException;
    }

    private static Object refused(HttpStatus status, String code, String detail, HttpServletRequest request) {
        return isFromProgram(request, request.getRequestURI())
                ? ResponseEntity.status(status).body(Problem.of(status, code, detail))
                : ErrorView.of(status, detail, request).addObject("language", "en");
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, @Nullable String detail) {
        ProblemDetail problem = Problem.of(status);
        problem.setDetail(detail);
        return ResponseEntity.status(status).body(problem);
    }

    private static HttpStatus status(HttpServletRequest request) {
        HttpStatus status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.resolve(code)
                : HttpStatus.NOT_FOUND;
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }

    private static boolean isFromProgram(HttpServletRequest request, @Nullable Object address) {
        String accept = request.getHeader("Accept");
        boolean api = address instanceof String uri && (uri.startsWith("/api/") || uri.startsWith("/actuator/"));
        return api || (accept != null && accept.contains("json") && !accept.contains("html"));
    }
}
