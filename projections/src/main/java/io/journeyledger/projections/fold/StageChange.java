package io.journeyledger.projections.fold;

import io.journeyledger.projections.document.Stage;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One change of stage.
 *
 * @param from none at the beginning
 * @param cause the event behind it; with rules that only time fulfils the last one that counted
 */
record StageChange(@Nullable Stage from, Stage to, Instant at, Rule rule, Moment cause) {

    /** Why a stage changed. */
    enum Rule {
        BEGUN,
        FIRST_PURCHASE,
        REPEAT_PURCHASE,
        FREQUENT_PURCHASES,
        RETURN_AFTER_SILENCE,
        COMPLAINT_SETTLED,
        SILENCE,
        UNLIKELY_ALIVE,
        GRAVE_COMPLAINT,
        CHURN,
        WON_BACK,
        PURCHASE_AFTER_CHURN;

        /** As it stands in documents, such as {@code repeat-purchase}. */
        String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
