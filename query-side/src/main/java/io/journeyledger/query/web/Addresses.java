package io.journeyledger.query.web;

import org.springframework.web.util.UriUtils;

/** Addresses of pages, with names of any characters. */
final class Addresses {

    private Addresses() {}

    static String complaint(String journey, String complaint) {
        return "/complaints/" + segment(journey) + "/" + segment(complaint);
    }

    static String journey(String journey) {
        return "/journeys/" + segment(journey);
    }

    private static String segment(String name) {
        return UriUtils.encodePathSegment(name, java.nio.charset.StandardCharsets.UTF_8);
    }
}
