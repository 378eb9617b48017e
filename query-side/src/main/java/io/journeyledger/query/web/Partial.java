package io.journeyledger.query.web;

import org.springframework.http.HttpHeaders;

/** Tells requests for a part of a page (https://htmx.org/reference/#request_headers) from those for the whole. */
final class Partial {
    private Partial() {}

    /** @param target id of the element that the part is for */
    static boolean isFor(String target, HttpHeaders headers) {
        return "true".equals(headers.getFirst("HX-Request")) && target.equals(headers.getFirst("HX-Target"));
    }
}
