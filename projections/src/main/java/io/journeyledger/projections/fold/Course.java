package io.journeyledger.projections.fold;

import io.journeyledger.ledger.ChurnEvent;
import io.journeyledger.ledger.ChurnEvent.*;
import io.journeyledger.ledger.ComplaintEvent;
import io.journeyledger.ledger.ComplaintEvent.*;
import io.journeyledger.ledger.ContactEvent;
import io.journeyledger.ledger.EventType;
import io.journeyledger.ledger.FeedbackEvent;
import io.journeyledger.ledger.IdentityEvent;
import io.journeyledger.ledger.IdentityEvent.PersonalDataErased;
import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.LoyaltyEvent;
import io.journeyledger.ledger.PurchaseEvent.*;
import io.journeyledger.ledger.Recorded;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything that may change the stage, in the order in which it occurred. The stages themselves depend on the policy
 * and the instant, so they are made from it when a document is.
 */
record Course(Chain<Moment> moments, ChurnEvent.@Nullable Reason churnReason, ChurnEvent.@Nullable Basis churnBasis) {

    static final Course NONE = new Course(Chain.empty(), null, null);

    Course evolve(Recorded recorded) {
        Course begun = moments.size() == 0 ? with(Moment.Kind.BEGUN, recorded) : this;
        return begun.take(recorded);
    }

    private Course take(Recorded recorded) {
        return switch (recorded.event()) {
            case PurchaseMade _ -> with(Moment.Kind.BOUGHT, recorded);
            case ContractSigned e -> with(Moment.Kind.CONTRACT_BEGUN, recorded, e.contractId());
            case ContractRenewed e -> with(Moment.Kind.CONTRACT_RENEWED, recorded, e.contractId());
            case ContractEnded e -> with(Moment.Kind.CONTRACT_ENDED, recorded, e.contractId());
            case PurchaseReturned _ -> this;
            case ComplaintEvent e -> complaint(recorded, e);
            case CustomerChurned e -> new Course(with(Moment.Kind.CHURNED, recorded).moments, e.reason(), e.basis());
            case CustomerWonBack _ -> with(Moment.Kind.WON_BACK, recorded);
            case PersonalDataErased _ -> with(Moment.Kind.ERASED, recorded);
            case WinBackAttempted _, IdentityEvent _, ContactEvent _, FeedbackEvent _, LoyaltyEvent _ -> this;
        };
    }

    private Course complaint(Recorded recorded, ComplaintEvent event) {
        return switch (event) {
            case ComplaintAssessed _ -> with(Moment.Kind.COMPLAINT_ASSESSED, recorded);
            case ComplaintAnswered _, ComplaintResolved _, ComplaintReferred _, ComplaintWithdrawn _ ->
                with(Moment.Kind.COMPLAINT_SETTLED, recorded);
            case ComplaintReopened _ -> with(Moment.Kind.COMPLAINT_REOPENED, recorded);
            case ComplaintLodged _,
                    ComplaintAcknowledged _,
                    ComplaintAssigned _,
                    ComplaintInvestigated _,
                    ComplaintEscalated _,
                    ComplaintClockPaused _,
                    ComplaintClockResumed _,
                    HoldingReplySent _,
                    RedressGiven _,
                    ComplaintClosed _ -> this;
        };
    }

    private Course with(Moment.Kind kind, Recorded recorded) {
        return with(kind, recorded, null);
    }

    private Course with(Moment.Kind kind, Recorded recorded, @Nullable String contractId) {
        JourneyEvent event = recorded.event();
        Moment moment = new Moment(
                kind,
                event.occurredAt(),
                recorded.eventId(),
                EventType.of(event).action(),
                recorded.position(),
                event instanceof ComplaintEvent e ? new Cases.Key(recorded.journey(), e.complaintId()) : null,
                event instanceof ComplaintAssessed e ? e.severity() : null,
                contractId == null ? null : new Trade.Contract(recorded.journey(), contractId),
                event instanceof PurchaseMade e ? categories(e) : List.of());
        return new Course(moments.with(moment), churnReason, churnBasis);
    }

    private static List<String> categories(PurchaseMade purchase) {
        return purchase.lines().stream()
                .map(Line::category)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
