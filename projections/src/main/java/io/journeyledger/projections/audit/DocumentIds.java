package io.journeyledger.projections.audit;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.projections.document.View;
import org.jspecify.annotations.Nullable;

/** Tells from the id of a document of which journey's stream it is made. */
final class DocumentIds {

    private DocumentIds() {}

    /** None where no journey can make a document of this id. */
    static @Nullable JourneyId stream(View view, String id) {
        int end = switch (view) {
            case CUSTOMERS -> id.length();
            case COMPLAINTS, TRANSITIONS -> id.indexOf(':');
            case TIMELINE -> id.indexOf('.');
        };
        try {
            return end < 0 ? null : new JourneyId(id.substring(0, end));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
