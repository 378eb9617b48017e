package io.journeyledger.projections.fold;

import io.journeyledger.ledger.ComplaintEvent.Severity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may change the stage of a journey, and nothing of an event besides.
 *
 * @param action name of the event
 * @param complaint the complaint that is meant
 * @param severity of that complaint, where it was assessed
 * @param contract the contract that is meant
 * @param categories of what was bought, as far as they are known
 */
record Moment(
        Kind kind,
        Instant at,
        String eventId,
        String action,
        long position,
        Cases.@Nullable Key complaint,
        @Nullable Severity severity,
        Trade.@Nullable Contract contract,
        List<String> categories) {

    enum Kind {
        /** The first event of the journey, whatever it is. */
        BEGUN,
        BOUGHT,
        CONTRACT_BEGUN,
        CONTRACT_RENEWED,
        CONTRACT_ENDED,
        COMPLAINT_ASSESSED,
        COMPLAINT_SETTLED,
        COMPLAINT_REOPENED,
        CHURNED,
        WON_BACK,
        ERASED
    }
}
