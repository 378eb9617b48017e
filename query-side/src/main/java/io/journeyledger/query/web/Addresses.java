package io.journeyledger.query.web;

import io.journeyledger.projections.document.TimelineDocument;
import io.journeyledger.query.journey.Cursor;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** Addresses of pages, with names of any characters. Templates know it as {@code @addresses}. */
@Component
final class Addresses {

    Addresses() {}

    public static String complaint(String journey, String complaint) {
        return "/complaints/" + segment(journey) + "/" + segment(complaint);
    }

    static String journey(String journey) {
        return "/journeys/" + segment(journey);
    }

    /**
     * An event in the timeline of its journey as of now: newest first from there on, however many came after it.
     */
    public static String event(TimelineDocument event) {
        return journey(event.journey().id()) + "?cursor=" + Cursor.before(event) + "#e-" + segment(event.id());
    }

    /**
     * Strictly: numbers of complaints have slashes, and what follows a semicolon would be a parameter of the segment.
     */
    private static String segment(String name) {
        return UriUtils.encode(name, StandardCharsets.UTF_8);
    }
}
