package io.journeyledger.projections.audit;

import io.journeyledger.projections.replay.UnfoldableException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A document of which the index does not hold what the ledger says, or an event of which nothing can be made.
 *
 * @param view name of the view; {@code all} where an event cannot be told
 * @param id of the document, or of the event
 * @param journey that it is made of; none where no journey can be
 * @param fields what differs, at most {@link Comparison#SHOWN}; none of missing and surplus documents
 * @param fieldsInAll how many fields differ
 * @param repaired whether the index holds what is right now
 * @param note what else there is to know of it, for people
 */
public record Finding(
        Kind kind,
        String view,
        String id,
        @Nullable String journey,
        List<Difference> fields,
        int fieldsInAll,
        boolean repaired,
        @Nullable String note) {

    /** How it differs. */
    public enum Kind {
        /** The ledger gives it, the index has it not. */
        MISSING,
        /** The index has it, the ledger does not give it. */
        SURPLUS,
        /** Both have it, and it is not the same. */
        DIFFERING,
        /** It is right as of when it was made, but time has made it old, and it was not made anew when it was due. */
        OVERDUE,
        /** An event of which a fold fails to make documents: nothing is said of those of its journey. */
        UNTOLD;

        /** Such as {@code missing}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Finding untold(UnfoldableException e) {
        return new Finding(
                Kind.UNTOLD,
                "all",
                e.eventId(),
                e.journey().value(),
                List.of(),
                0,
                false,
                String.valueOf(e.getMessage()));
    }

    Finding after(boolean isRepaired, @Nullable String remark) {
        return new Finding(kind, view, id, journey, fields, fieldsInAll, isRepaired, remark == null ? note : remark);
    }
}
