package io.journeyledger.projections.audit;

import io.journeyledger.projections.document.View;
import java.util.Set;

/** Which fields carry what is personal, opened: an audit says that they differ, and never what they hold. */
final class PersonalFields {

    private static final Set<String> CUSTOMERS = Set.of(
            "journey.identifiers",
            "journey.name",
            "journey.language",
            "journey.profile",
            "care.occasions",
            // Which of them can be taken up tells whether there is an address.
            "care.dueOccasions",
            "care.withheldOccasions",
            "care.nextOccasionAt",
            "care.preferences",
            "care.preferredChannel");
    private static final Set<String> COMPLAINTS = Set.of("narrative", "text");
    private static final Set<String> TIMELINE = Set.of("journey.text");

    private PersonalFields() {}

    /** @return paths from the root of a document; what is below them is personal too */
    static Set<String> of(View view) {
        return switch (view) {
            case CUSTOMERS -> CUSTOMERS;
            case COMPLAINTS -> COMPLAINTS;
            case TIMELINE -> TIMELINE;
            case TRANSITIONS -> Set.of();
        };
    }
}
