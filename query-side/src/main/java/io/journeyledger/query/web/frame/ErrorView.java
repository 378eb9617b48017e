package io.journeyledger.query.web.frame;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** The page that says what went wrong and what to do; only its words where a part of a page was asked for. */
public final class ErrorView {

    /** The statuses that have texts of their own. */
    private static final Set<HttpStatus> TOLD = Set.of(
            HttpStatus.BAD_REQUEST,
            HttpStatus.NOT_FOUND,
            HttpStatus.METHOD_NOT_ALLOWED,
            HttpStatus.SERVICE_UNAVAILABLE);

    private ErrorView() {}

    /** The ledger cannot be read or written now. */
    static ModelAndView ofLedger(HttpServletRequest request) {
        return of(HttpStatus.SERVICE_UNAVAILABLE, null, request).addObject("text", "error.ledger");
    }

    /** @param detail what exactly, in words for people; never an exception's own words of a library */
    public static ModelAndView of(HttpStatus status, @Nullable String detail, HttpServletRequest request) {
        boolean part = "true".equals(request.getHeader("HX-Request"));
        ModelAndView view = new ModelAndView(part ? "error :: problem" : "error");
        view.setStatus(status);
        view.addObject("status", status.value());
        view.addObject("text", TOLD.contains(status) ? "error." + status.value() : "error.other");
        view.addObject("detail", detail);
        return view;
    }
}
