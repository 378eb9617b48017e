package io.journeyledger.query.web;

import io.journeyledger.query.InvalidQuestionException;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Gives a worklist a name, or takes it away, and shows the worklist again. */
@Controller
class SavedFiltersForm {

    private static final Duration KEPT = Duration.ofDays(365);

    @PostMapping("/worklist/saved")
    ResponseEntity<Void> save(
            @RequestParam String name,
            @ModelAttribute WorklistFilter filter,
            @CookieValue(name = SavedFilters.COOKIE, required = false) @Nullable String cookie,
            HttpServletRequest request) {
        String called = name.strip();
        if (called.isEmpty() || called.length() > SavedFilters.LONGEST_NAME || called.contains("\n")) {
            throw new InvalidQuestionException(
                    "name", called, "give it a name of 1 to " + SavedFilters.LONGEST_NAME + " characters");
        }
        String address = WorklistFilter.address(WorklistFilter.parameters(filter.query()));
        if (!SavedFilters.fits(called, address)) {
            throw new InvalidQuestionException(
                    "name", called, "its filters are too long to be kept by a browser; search for fewer words");
        }
        return back(address, SavedFilters.parse(cookie).with(called, address), request);
    }

    @PostMapping("/worklist/saved/remove")
    ResponseEntity<Void> remove(
            @RequestParam String name,
            @ModelAttribute WorklistFilter filter,
            @CookieValue(name = SavedFilters.COOKIE, required = false) @Nullable String cookie,
            HttpServletRequest request) {
        return back(
                WorklistFilter.address(WorklistFilter.parameters(filter.query())),
                SavedFilters.parse(cookie).without(name),
                request);
    }

    private static ResponseEntity<Void> back(String address, SavedFilters saved, HttpServletRequest request) {
        ResponseCookie cookie = ResponseCookie.from(SavedFilters.COOKIE, saved.toString())
                .path("/worklist")
                .maxAge(saved.all().isEmpty() ? Duration.ZERO : KEPT)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .build();
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .location(URI.create(address))
                .build();
    }
}
