package io.journeyledger.query.web.frame;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What browsers may do with an answer. Only this server's own files run, style or load, and nothing runs that stands in
 * a page: a text out of an entry that got through the templates' escaping would still do nothing.
 */
final class SecurityHeaders extends OncePerRequestFilter {

    private static final String POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'");

    /** The API's description styles itself; it shows nothing that anybody entered. */
    private static final String POLICY_OF_API_PAGES =
            POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean api = request.getRequestURI().startsWith("/swagger-ui/");
        response.setHeader("Content-Security-Policy", api ? POLICY_OF_API_PAGES : POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        // Nothing that somebody else answers, such as a proxy, is put into a page.
        response.setHeader("Journey-Ledger", "answers");
        // Addresses of pages hold identifiers.
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        if (!request.getRequestURI().startsWith("/webjars/")) {
            // Answers hold personal data. Files of our own say otherwise themselves.
            response.setHeader("Cache-Control", "no-store");
        }
        chain.doFilter(request, response);
    }

    /** The answer to an error is one, too. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
