package io.journeyledger.query.web.frame;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/** The language that a reader chose here, else the first of those the browser accepts that has texts, else English. */
final class ReadersLanguage implements LocaleResolver {

    static final String COOKIE = "language";

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        Cookie chosen = WebUtils.getCookie(request, COOKIE);
        return Language.of(chosen == null ? null : chosen.getValue())
                .map(Language::locale)
                .orElseGet(() -> accepted(request));
    }

    private static Locale accepted(HttpServletRequest request) {
        // Without the header a request names the machine's language.
        return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null
                ? Locale.ENGLISH
                : Collections.list(request.getLocales()).stream()
                        .flatMap(wanted -> Language.serving(wanted).stream())
                        .findFirst()
                        .orElse(Locale.ENGLISH);
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("POST /language chooses it");
    }
}
