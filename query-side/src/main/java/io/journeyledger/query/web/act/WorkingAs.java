package io.journeyledger.query.web.act;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** Whose name stands beside what is recorded: there is no login, so people say it once. */
public final class WorkingAs {

    static final int LONGEST = 60;

    private static final String COOKIE = "working-as";
    private static final Duration KEPT = Duration.ofDays(365);

    private WorkingAs() {}

    /** Empty when nobody has said so yet. */
    public static String of(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(COOKIE)) {
                    return bounded(decoded(cookie.getValue()));
                }
            }
        }
        return "";
    }

    /** Keeps the name for the next form. */
    public static void keep(String name, HttpServletRequest request, HttpServletResponse response) {
        if (!name.isBlank()) {
            set(URLEncoder.encode(bounded(name), StandardCharsets.UTF_8), KEPT, request, response);
        }
    }

    /** The next form asks for a name again. */
    public static void forget(HttpServletRequest request, HttpServletResponse response) {
        set("", Duration.ZERO, request, response);
    }

    private static void set(String value, Duration kept, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, value)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Strict")
                        .path("/")
                        .maxAge(kept)
                        .build()
                        .toString());
    }

    private static String bounded(String name) {
        String plain = name.strip();
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }
}
