package io.journeyledger.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The life of a complaint, in the terms of ISO 10002:2018. */
public sealed interface ComplaintEvent extends JourneyEvent {

    /** Names the complaint within its journey; in the views it is unique together with the journey. */
    String complaintId();

    /**
     * @param regime which set of clocks of the policy holds for it, such as {@code payment-services}; none: the default
     * @param dissatisfaction 1 (slight) to 5 (furious)
     */
    record ComplaintLodged(
            Instant occurredAt,
            String complaintId,
            @Nullable Channel channel,
            @Nullable String product,
            @Nullable String subProduct,
            @Nullable String issue,
            @Nullable String subIssue,
            @Nullable PersonalText narrative,
            @Nullable Integer dissatisfaction,
            @Nullable Attribution attribution,
            @Nullable String regime,
            @Nullable String contactId)
            implements ComplaintEvent {}

    record ComplaintAcknowledged(
            Instant occurredAt,
            String complaintId,
            @Nullable Channel channel,
            @Nullable String handledBy) implements ComplaintEvent {}

    record ComplaintAssigned(
            Instant occurredAt,
            String complaintId,
            String owner,
            @Nullable String team) implements ComplaintEvent {}

    /** Initial assessment by the criteria of ISO 10002, 7.5. */
    record ComplaintAssessed(
            Instant occurredAt,
            String complaintId,
            Severity severity,
            boolean safetyImplication,
            boolean complex,
            boolean immediateAction,
            @Nullable Integer dissatisfaction,
            @Nullable Attribution attribution)
            implements ComplaintEvent {}

    record ComplaintInvestigated(Instant occurredAt, String complaintId, PersonalText findings)
            implements ComplaintEvent {}

    record ComplaintEscalated(
            Instant occurredAt,
            String complaintId,
            String escalatedTo,
            @Nullable PersonalText reason) implements ComplaintEvent {}

    record ComplaintClockPaused(Instant occurredAt, String complaintId, PauseReason reason) implements ComplaintEvent {}

    record ComplaintClockResumed(Instant occurredAt, String complaintId) implements ComplaintEvent {}

    /** @param answerExpectedBy when the customer was told to expect the final answer */
    record HoldingReplySent(
            Instant occurredAt,
            String complaintId,
            @Nullable Channel channel,
            @Nullable Instant answerExpectedBy,
            @Nullable PersonalText reason)
            implements ComplaintEvent {}

    record ComplaintAnswered(
            Instant occurredAt,
            String complaintId,
            Answer answer,
            @Nullable Channel channel,
            @Nullable PersonalText reasons)
            implements ComplaintEvent {}

    record RedressGiven(
            Instant occurredAt,
            String complaintId,
            Redress redress,
            @Nullable Money amount,
            @Nullable PersonalText description)
            implements ComplaintEvent {}

    /** @param justice how the customer judged the recovery, where asked */
    record ComplaintResolved(
            Instant occurredAt,
            String complaintId,
            boolean acceptedByCustomer,
            @Nullable String rootCause,
            @Nullable Justice justice)
            implements ComplaintEvent {}

    record ComplaintReopened(
            Instant occurredAt,
            String complaintId,
            @Nullable PersonalText reason) implements ComplaintEvent {}

    /** @param referredTo the body or company that goes on with it, such as an ombudsman */
    record ComplaintReferred(
            Instant occurredAt,
            String complaintId,
            String referredTo,
            @Nullable PersonalText reason) implements ComplaintEvent {}

    record ComplaintWithdrawn(
            Instant occurredAt,
            String complaintId,
            @Nullable PersonalText reason) implements ComplaintEvent {}

    record ComplaintClosed(Instant occurredAt, String complaintId) implements ComplaintEvent {}

    /** Whom the customer blames (Weiner's three causal dimensions). */
    record Attribution(
            Locus locus,
            @Nullable Stability stability,
            @Nullable Controllability controllability) {}

    enum Locus {
        COMPANY,
        CUSTOMER,
        THIRD_PARTY,
        CIRCUMSTANCE
    }

    enum Stability {
        STABLE,
        ONE_OFF
    }

    enum Controllability {
        CONTROLLABLE,
        UNCONTROLLABLE
    }

    enum Severity {
        MINOR,
        MODERATE,
        MAJOR,
        GRAVE
    }

    enum PauseReason {
        WAITING_FOR_CUSTOMER,
        WAITING_FOR_THIRD_PARTY,
        LEGAL_PROCEEDINGS
    }

    enum Answer {
        ACCEPTED,
        REDRESS_WITHOUT_ACCEPTING,
        REJECTED
    }

    enum Redress {
        REFUND,
        COMPENSATION,
        REPAIR,
        REPLACEMENT,
        CORRECTION,
        EXPLANATION,
        APOLOGY,
        GOODWILL
    }

    /** The three justices of a recovery, each 1 (unjust) to 5 (just). */
    record Justice(
            @Nullable Integer distributive,
            @Nullable Integer procedural,
            @Nullable Integer interactional) {}
}
