package io.journeyledger.projections.fold;

import io.journeyledger.ledger.ChurnEvent.*;
import io.journeyledger.ledger.ComplaintEvent.*;
import io.journeyledger.ledger.ContactEvent.*;
import io.journeyledger.ledger.FeedbackEvent.*;
import io.journeyledger.ledger.IdentityEvent.*;
import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.LoyaltyEvent.*;
import io.journeyledger.ledger.PurchaseEvent.*;
import org.jspecify.annotations.Nullable;

/** {@code event.type} and {@code event.outcome} by the closed lists of the Elastic Common Schema 9. */
final class EcsType {

    private static final String START = "start";
    private static final String END = "end";
    private static final String CHANGE = "change";
    private static final String CREATION = "creation";
    private static final String INFO = "info";

    private EcsType() {}

    static String of(JourneyEvent event) {
        return switch (event) {
            case CustomerIdentified _, ContractSigned _, ComplaintLodged _, LoyaltyJoined _ -> START;
            case ContractEnded _, ComplaintClosed _, ComplaintWithdrawn _, CustomerChurned _ -> END;
            case PromiseKept _, PromiseBroken _, CareOccasionDone _, CareOccasionDismissed _ -> END;
            case PurchaseMade _, PromiseMade _, PointsEarned _, RewardGranted _ -> CREATION;
            case PersonalDataErased _ -> "deletion";
            case PersonalDataDisclosed _ -> "access";
            case ConsentGranted _ -> "allowed";
            case ConsentWithdrawn _ -> "denied";
            case CareOccasionSnoozed _ -> CHANGE;
            case IdentifierLinked _, IdentifierUnlinked _, JourneysMerged _, JourneysSplit _, ProfileDescribed _ ->
                CHANGE;
            case ContractRenewed _, PurchaseReturned _, TierReached _, CustomerWonBack _ -> CHANGE;
            case PointsRedeemed _, PointsExpired _, PointsReversed _ -> CHANGE;
            case ComplaintAcknowledged _, ComplaintAssigned _, ComplaintAssessed _, ComplaintEscalated _ -> CHANGE;
            case ComplaintClockPaused _, ComplaintClockResumed _, ComplaintAnswered _, ComplaintResolved _ -> CHANGE;
            case ComplaintReopened _, ComplaintReferred _ -> CHANGE;
            case PreferenceNoted _, ContactMade _, SatisfactionSurveyed _, ComplaintInvestigated _ -> INFO;
            case HoldingReplySent _, RedressGiven _, WinBackAttempted _ -> INFO;
        };
    }

    /** Only where the event itself is an outcome. */
    static @Nullable String outcome(JourneyEvent event) {
        if (event instanceof ComplaintResolved resolved) {
            return resolved.acceptedByCustomer() ? "success" : "failure";
        }
        if (event instanceof PromiseKept || event instanceof CustomerWonBack) {
            return "success";
        }
        return event instanceof PromiseBroken || event instanceof CustomerChurned ? "failure" : null;
    }
}
