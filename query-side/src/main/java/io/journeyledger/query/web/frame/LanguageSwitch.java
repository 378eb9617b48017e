package io.journeyledger.query.web.frame;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Keeps the language that a reader chooses, and shows the same page again in it. */
@Controller
class LanguageSwitch {

    private static final Duration KEPT = Duration.ofDays(365);

    /** What browsers leave in an address as it was typed, and RFC 3986 does not know. */
    private static final Pattern AS_TYPED = Pattern.compile("[{}|^`\\\\]");

    private final ObjectProvider<RequestMappingHandlerMapping> served;

    /** @param served none where there is no server, as while a ledger is restored */
    LanguageSwitch(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> served) {
        this.served = served;
    }

    @PostMapping("/language")
    ResponseEntity<Void> choose(
            @RequestParam String language,
            @RequestHeader(name = HttpHeaders.REFERER, required = false) @Nullable String from,
            HttpServletRequest request) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(HttpStatus.SEE_OTHER).location(back(from));
        Language.of(language)
                .ifPresent(chosen -> answer.header(
                        HttpHeaders.SET_COOKIE,
                        ResponseCookie.from(ReadersLanguage.COOKIE, chosen.tag())
                                .path("/")
                                .maxAge(KEPT)
                                .httpOnly(true)
                                .secure(request.isSecure())
                                .sameSite("Lax")
                                .build()
                                .toString()));
        return answer.build();
    }

    /**
     * Only the path and the question of the page, so that nobody is led to another host. What was sent and refused
     * stands at an address that nobody reads: then the page it belongs to.
     */
    private URI back(@Nullable String from) {
        try {
            URI page = URI.create(from == null ? "/" : escaped(from));
            String path = page.getRawPath();
            if (path == null || !path.startsWith("/") || path.startsWith("//")) {
                return URI.create("/");
            }
            String readable = readable(path);
            return URI.create(
                    readable + (page.getRawQuery() == null || !path.equals(readable) ? "" : "?" + page.getRawQuery()));
        } catch (IllegalArgumentException e) {
            return URI.create("/");
        }
    }

    private static String escaped(String address) {
        return AS_TYPED.matcher(address)
                .replaceAll(typed -> "%%%02X".formatted((int) typed.group().charAt(0)));
    }

    /** The path, or the nearest one above it at which there is a page. */
    private String readable(String path) {
        String above = path;
        while (!above.isEmpty() && !isRead(PathContainer.parsePath(above))) {
            above = above.substring(0, above.lastIndexOf('/'));
        }
        return above.isEmpty() ? "/" : above;
    }

    private boolean isRead(PathContainer path) {
        return served.getObject().getHandlerMethods().keySet().stream()
                .filter(each -> each.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(each -> Stream.ofNullable(each.getPathPatternsCondition()))
                .anyMatch(patterns -> patterns.getPatterns().stream().anyMatch(pattern -> pattern.matches(path)));
    }
}
