package io.journeyledger.query.web.views;

import io.journeyledger.ledger.Phrase;
import io.journeyledger.projections.index.ViewsUnavailableException;
import io.journeyledger.query.web.frame.ErrorView;
import io.journeyledger.query.web.frame.Wording;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** Refusals to people who look at runs, on a page like the others. */
@Order(Ordered.HIGHEST_PRECEDENCE)
@ControllerAdvice(assignableTypes = {ViewsPage.class, RehearsalsPage.class, RehearsalPage.class, AuditsPage.class})
class RunPageErrors {

    private static final Logger log = LoggerFactory.getLogger(RunPageErrors.class);

    private final Wording wording;

    RunPageErrors(Wording wording) {
        this.wording = wording;
    }

    /** One that was removed, or that another process knows of. */
    @ExceptionHandler
    ModelAndView unknown(UnknownRunException e, HttpServletRequest request) {
        return ErrorView.of(HttpStatus.NOT_FOUND, say("runs.unknown"), request);
    }

    @ExceptionHandler
    ModelAndView elsewhere(Runners.ElsewhereException e, HttpServletRequest request) {
        return ErrorView.of(HttpStatus.CONFLICT, say("views.elsewhere"), request);
    }

    @ExceptionHandler
    ModelAndView notOver(ListOfRun.NotOverException e, HttpServletRequest request) {
        return ErrorView.of(HttpStatus.CONFLICT, say("runs.notOver"), request);
    }

    @ExceptionHandler
    ModelAndView unavailable(ViewsUnavailableException e, HttpServletRequest request) {
        log.warn("A page of the views could not be shown: {}", e.getMessage());
        return ErrorView.of(HttpStatus.SERVICE_UNAVAILABLE, null, request);
    }

    /** An address that no page of ours leads to. */
    @ExceptionHandler({IllegalArgumentException.class, MethodArgumentTypeMismatchException.class})
    ModelAndView misspelt(HttpServletRequest request) {
        return ErrorView.of(HttpStatus.BAD_REQUEST, say("runs.misspelt"), request);
    }

    private String say(String key) {
        return wording.say(Phrase.of(key));
    }
}
