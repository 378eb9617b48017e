package io.journeyledger.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Customers who leave, and those who return. */
public sealed interface ChurnEvent extends JourneyEvent {

    record CustomerChurned(
            Instant occurredAt,
            Basis basis,
            Reason reason,
            @Nullable PersonalText comment) implements ChurnEvent {}

    record WinBackAttempted(
            Instant occurredAt,
            @Nullable Channel channel,
            @Nullable String offer,
            @Nullable Money cost) implements ChurnEvent {}

    record CustomerWonBack(Instant occurredAt, @Nullable String offer) implements ChurnEvent {}

    /** Whether the customer said so, or a policy concluded it from silence. */
    enum Basis {
        DECLARED,
        INFERRED
    }

    enum Reason {
        PRICE,
        PRODUCT_FIT,
        SERVICE_FAILURE,
        UNRESOLVED_COMPLAINT,
        COMPETITOR,
        LIFE_CHANGE,
        INVOLUNTARY,
        UNKNOWN
    }
}
