package io.journeyledger.query;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.projections.document.View;
import java.util.List;

/**
 * The order in which a view is read as a whole: by the fields that make the id of a document. It stays the same whatever is
 * written, so reading can go on after a document long after the reading before broke off.
 */
final class DocumentOrder {

    private DocumentOrder() {}

    /** The fields to sort by. */
    static List<String> fields(View view) {
        return switch (view) {
            case CUSTOMERS -> List.of("journey.id");
            case COMPLAINTS -> List.of("journey.stream", "complaintId");
            case TIMELINE -> List.of("event.id");
            case TRANSITIONS -> List.of("journey.id", "sequence");
        };
    }

    /**
     * The values of these fields in the document of an id.
     *
     * @throws InvalidQuestionException when no document of the view has such an id
     */
    static List<Object> values(View view, String id) {
        return switch (view) {
            case CUSTOMERS, TIMELINE -> List.of(id);
            case COMPLAINTS -> List.of(journey(id), rest(id));
            case TRANSITIONS -> List.of(journey(id), number(id));
        };
    }

    /** The journey in whose stream that of a document of a view was recorded; not for the timeline. */
    static JourneyId journey(View view, String id) {
        return new JourneyId(view == View.CUSTOMERS ? id : journey(id));
    }

    // No journey's id has a colon.
    private static String journey(String id) {
        return id.substring(0, colon(id));
    }

    private static String rest(String id) {
        return id.substring(colon(id) + 1);
    }

    private static long number(String id) {
        try {
            return Long.parseLong(rest(id));
        } catch (NumberFormatException e) {
            throw invalid(id);
        }
    }

    private static int colon(String id) {
        int colon = id.indexOf(':');
        if (colon < 0) {
            throw invalid(id);
        }
        return colon;
    }

    private static InvalidQuestionException invalid(String id) {
        return new InvalidQuestionException("after", id, "use the _id of the last document that you have");
    }
}
