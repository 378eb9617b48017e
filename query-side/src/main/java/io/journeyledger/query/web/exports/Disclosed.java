package io.journeyledger.query.web.exports;

import io.journeyledger.query.web.act.WorkingAs;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leaves a trace in the log of who took personal texts in clear: where they went then, no erasure reaches. */
final class Disclosed {

    private static final Logger log = LoggerFactory.getLogger(Disclosed.class);

    private Disclosed() {}

    /**
     * To be called when nothing is left to be refused; whoever asks for the headers only takes nothing.
     *
     * @param asked the parameter that asked for them, empty where they come unasked; never what was searched for, which
     *     may be such a text itself
     */
    static void to(HttpServletRequest request, String asked) {
        if (request.getMethod().equals("HEAD")) {
            return;
        }
        String name = WorkingAs.of(request).replaceAll("\\p{C}", " "); // a name begins no line of the log
        log.info(
                "Personal texts leave in clear: {}{}, taken by {} at {}",
                request.getServletPath(),
                asked,
                name.isEmpty() ? "somebody without a name" : '"' + name + '"',
                request.getRemoteAddr());
    }
}
