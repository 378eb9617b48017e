package io.journeyledger.query.web;

import io.journeyledger.projections.replay.UnfoldableException;
import io.journeyledger.query.InvalidQuestionException;
import io.journeyledger.query.UnansweredQuestionException;
import io.journeyledger.query.web.frame.ErrorView;
import io.journeyledger.query.web.frame.Wording;
import io.journeyledger.query.web.frame.WrongType;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** Refusals to people, on a page like the others. */
// Before Boot's own, which would answer people with JSON; behind those to programs, who ask in the same packages.
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
@ControllerAdvice(basePackageClasses = PageErrors.class)
class PageErrors {

    private static final Logger log = LoggerFactory.getLogger(PageErrors.class);

    private final Wording wording;

    PageErrors(Wording wording) {
        this.wording = wording;
    }

    /** What was not there then may be there today: at the same address without the time. */
    @ExceptionHandler
    ModelAndView notThere(NotThereException e, HttpServletRequest request) {
        return ErrorView.of(HttpStatus.NOT_FOUND, wording.say(e.said()), request)
                .addObject("today", e.isThen() ? request.getRequestURI() : null);
    }

    @ExceptionHandler
    ModelAndView invalid(InvalidQuestionException e, HttpServletRequest request) {
        return inEnglish(HttpStatus.BAD_REQUEST, e.getMessage(), request);
    }

    @ExceptionHandler
    ModelAndView wrongType(MethodArgumentTypeMismatchException e, HttpServletRequest request) {
        return inEnglish(HttpStatus.BAD_REQUEST, WrongType.say(e), request);
    }

    @ExceptionHandler
    ModelAndView unfoldable(UnfoldableException e, HttpServletRequest request) {
        return inEnglish(HttpStatus.CONFLICT, e.getMessage(), request);
    }

    @ExceptionHandler
    ModelAndView wrongTypes(MethodArgumentNotValidException e, HttpServletRequest request) {
        return inEnglish(
                HttpStatus.BAD_REQUEST, WrongType.say(e.getFieldErrors().getFirst()), request);
    }

    @ExceptionHandler
    ModelAndView unavailable(UnansweredQuestionException e, HttpServletRequest request) {
        log.warn("A page could not be shown: {}", e.getMessage(), e.getCause());
        return ErrorView.of(HttpStatus.SERVICE_UNAVAILABLE, wording.say(e.said()), request);
    }

    /** What is said to programs, too, is in English; so that it is read as such. */
    private static ModelAndView inEnglish(HttpStatus status, @Nullable String detail, HttpServletRequest request) {
        return ErrorView.of(status, detail, request).addObject("language", "en");
    }
}
