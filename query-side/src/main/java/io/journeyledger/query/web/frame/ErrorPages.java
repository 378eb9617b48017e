package io.journeyledger.query.web.frame;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** The last answer to what nobody else answered: problem documents for programs, a page for people; never a stack trace. */
@Controller
class ErrorPages implements ErrorController {

    @RequestMapping("/error")
    Object error(HttpServletRequest request) {
        HttpStatus status = status(request);
        return isFromProgram(request)
                ? ResponseEntity.status(status).<ProblemDetail>body(Problem.of(status))
                : ErrorView.of(status, null, request);
    }

    private static HttpStatus status(HttpServletRequest request) {
        HttpStatus status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.resolve(code)
                : HttpStatus.NOT_FOUND;
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }

    private static boolean isFromProgram(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        boolean api = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri
                && (uri.startsWith("/api/") || uri.startsWith("/actuator/"));
        return api || (accept != null && accept.contains("json") && !accept.contains("html"));
    }
}
