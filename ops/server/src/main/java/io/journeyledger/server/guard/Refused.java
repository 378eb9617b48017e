package io.journeyledger.server.guard;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * A refusal before a request reaches anything that could tell it, as a problem document (RFC 9457).
 *
 * @param code stable reason
 */
record Refused(int status, String code) {

    /** @param why what was sent may stand in it */
    void answer(HttpServletResponse response, String why) throws IOException {
        response.setStatus(status);
        response.setContentType("application/problem+json");
        response.getWriter()
                .print("{\"type\":\"urn:journeyledger:problem:" + code + "\",\"title\":\"" + code.replace('-', ' ')
                        + "\",\"status\":" + status + ",\"code\":\"" + code + "\",\"detail\":\""
                        + why.replaceAll("[^A-Za-z0-9.,:\\[\\] -]", "?") + "\"}");
    }
}
