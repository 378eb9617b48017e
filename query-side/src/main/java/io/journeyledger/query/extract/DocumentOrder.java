package io.journeyledger.query.extract;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.projections.document.View;
import io.journeyledger.query.InvalidQuestionException;
import java.util.List;

/**
 * The order in which a view is read as a whole.
 *
 * @param fields what Elasticsearch sorts by
 * @param after their values in the document to go on after; none: from the first
 * @param page so many documents are fetched together at most
 */
record DocumentOrder(List<String> fields, List<Object> after, int page) {

    /**
     * Some 10 MB as documents are; where they are so large that the client does not take it, {@link Extract} asks for
     * less.
     */
    private static final int OF_THE_INDEX = 2_000;
    /** For each page of ids all documents are looked through. */
    private static final int OF_IDS = 5_000;

    /**
     * That in which the index keeps them: a page costs only its documents, which stand together on the disk. It is
     * another in the next point in time.
     */
    static DocumentOrder ofTheIndex() {
        return new DocumentOrder(List.of("_shard_doc"), List.of(), OF_THE_INDEX);
    }

    /**
     * By the fields that make the id of a document: it stays the same whatever is written, so reading can go on long
     * after the reading before broke off.
     *
     * @param after id of the document to go on after; empty: from the first
     * @throws InvalidQuestionException when no document of the view has such an id
     */
    static DocumentOrder ofIds(View view, String after) {
        return new DocumentOrder(fields(view), after.isEmpty() ? List.of() : values(view, after), OF_IDS);
    }

    private static List<String> fields(View view) {
        return switch (view) {
            case CUSTOMERS -> List.of("journey.id");
            case COMPLAINTS -> List.of("journey.stream", "complaintId");
            case TIMELINE -> List.of("event.id");
            case TRANSITIONS -> List.of("journey.id", "sequence");
        };
    }

    private static List<Object> values(View view, String id) {
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
