package io.journeyledger.ledger;

import io.journeyledger.ledger.ComplaintEvent.ComplaintLodged;
import io.journeyledger.ledger.ContactEvent.*;
import io.journeyledger.ledger.IdentityEvent.IdentifierUnlinked;
import io.journeyledger.ledger.LoyaltyEvent.*;
import io.journeyledger.ledger.PurchaseEvent.*;

/**
 * Which facts go on with something that a journey holds by its id, or with its account of points, or take a link back.
 * What begins something, or is about the customer as a person, does not: not even a survey, since what it refers to is
 * a hint for readers and no rule.
 */
final class CarryingOn {

    private CarryingOn() {}

    /** Whether the fact goes on with what was begun in this journey, whether or not the state of that allows it. */
    static boolean in(Journey journey, JourneyEvent fact) {
        return switch (fact) {
            case ComplaintEvent e ->
                !(e instanceof ComplaintLodged) && journey.complaints().byId().containsKey(e.complaintId());
            case ContactEvent e -> in(journey.promises(), e);
            case PurchaseEvent e -> in(journey.purchases(), e);
            case LoyaltyEvent e -> in(journey.loyalty(), e);
            case IdentityEvent e -> in(journey.identity(), e);
            case FeedbackEvent _, ChurnEvent _ -> false;
        };
    }

    /** A link is taken back where it was made, so that no split brings it back. */
    private static boolean in(Identity identity, IdentityEvent event) {
        return event instanceof IdentifierUnlinked unlinked
                && identity.identifiers().contains(unlinked.mark());
    }

    private static boolean in(Promises promises, ContactEvent event) {
        return switch (event) {
            case PromiseKept e -> promises.open().containsKey(e.promiseId());
            case PromiseBroken e -> promises.open().containsKey(e.promiseId());
            case ContactMade _, PromiseMade _ -> false;
            // What is settled must be known in one place: with the journey that speaks for the customer.
            case CareOccasionDone _, CareOccasionSnoozed _, CareOccasionDismissed _ -> false;
        };
    }

    private static boolean in(Purchases purchases, PurchaseEvent event) {
        return switch (event) {
            case PurchaseReturned e -> purchases.orders().containsKey(e.orderId());
            case ContractRenewed e -> purchases.contracts().containsKey(e.contractId());
            case ContractEnded e -> purchases.contracts().containsKey(e.contractId());
            case PurchaseMade _, ContractSigned _ -> false;
        };
    }

    /** Points can only be taken where they were earned; new ones are earned by whom the customer is now. */
    private static boolean in(Loyalty account, LoyaltyEvent event) {
        return switch (event) {
            case PointsRedeemed _, PointsExpired _, PointsReversed _ -> account.member();
            case LoyaltyJoined _, PointsEarned _, TierReached _, RewardGranted _ -> false;
        };
    }
}
