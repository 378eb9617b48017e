package io.journeyledger.server.guard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what a page of another site makes a browser send: a server that listens on loopback is in reach of every page
 * that its user opens. A form of such a page could record facts (cross-site request forgery), a link could save them in
 * clear beside other downloads, and a name that its owner points to this machine could read them (DNS rebinding). It
 * may link to our pages, which show the facts to nobody but the user. Programs say neither where they come from nor lie
 * about the host.
 */
final class ForeignPages extends OncePerRequestFilter {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private static final Refused REFUSED = new Refused(HttpServletResponse.SC_FORBIDDEN, "foreign-page");

    private final boolean loopbackOnly;

    /** @param loopbackOnly whether the server listens on loopback only, and so is called by no other name */
    ForeignPages(boolean loopbackOnly) {
        this.loopbackOnly = loopbackOnly;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (loopbackOnly && !THIS_MACHINE.contains(request.getServerName().toLowerCase(Locale.ROOT))) {
            REFUSED.answer(response, "this server is called localhost or 127.0.0.1, not " + request.getServerName());
        } else if (!READING.contains(request.getMethod()) && isForeign(request)) {
            REFUSED.answer(response, "a page of another site may not write here");
        } else if (isData(request) && isForeign(request)) {
            REFUSED.answer(
                    response,
                    "a page of another site may not fetch data here, only link to pages: type the address, or take the data"
                            + " from a page of this server");
        } else {
            chain.doFilter(request, response);
        }
    }

    /** By the path that is found by, whatever is escaped in the address. */
    private static boolean isData(HttpServletRequest request) {
        String path = request.getServletPath();
        return path.startsWith("/api/") || path.endsWith(".csv");
    }

    private static boolean isForeign(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        // Browsers that do not say it in words (plain http to another name than localhost) name the page's origin.
        String origin = request.getHeader("Origin");
        return origin != null && !Objects.equals(hostOf(origin), request.getHeader("Host"));
    }

    private static @Nullable String hostOf(String origin) {
        try {
            return URI.create(origin).getAuthority();
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
