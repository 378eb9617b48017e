package io.journeyledger.server.guard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a body that is packed. Nothing here unpacks one; whoever reads it would blame its bytes. The answer names the
 * coding that is taken, as RFC 9110, section 12.5.3, asks of it.
 */
final class PackedBodies extends OncePerRequestFilter {
    private static final String AS_IT_IS = "identity";
    private static final Refused REFUSED =
            new Refused(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE, "unsupported-content-encoding");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String codings = String.join(", ", Collections.list(request.getHeaders(HttpHeaders.CONTENT_ENCODING)));
        if (codings.isBlank() || codings.strip().equalsIgnoreCase(AS_IT_IS)) {
            chain.doFilter(request, response);
        } else {
            response.setHeader(HttpHeaders.ACCEPT_ENCODING, AS_IT_IS);
            REFUSED.answer(
                    response,
                    "the body is packed, as Content-Encoding: " + codings
                            + " says: send it unpacked and without that header");
        }
    }
}
