package io.journeyledger.projections.fold;

import io.journeyledger.ledger.ChurnEvent.*;
import io.journeyledger.ledger.ComplaintEvent;
import io.journeyledger.ledger.ContactEvent.*;
import io.journeyledger.ledger.FeedbackEvent.Instrument;
import io.journeyledger.ledger.FeedbackEvent.SatisfactionSurveyed;
import io.journeyledger.ledger.IdentityEvent;
import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.LoyaltyEvent.*;
import io.journeyledger.ledger.PurchaseEvent.*;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the customer let the company know, by words or by deeds.
 *
 * @param given every answer to a survey, in the order in which they were given
 * @param heardAt when the customer last did something of their own accord, complaints aside
 */
record Answers(Chain<Answer> given, @Nullable Instant heardAt) {

    record Answer(Instrument instrument, int score, Instant at) {

        /** The score on a scale of 0, the worst answer of its instrument, to 100, the best. */
        double outOfHundred() {
            double share = (double) (score - instrument.lowest()) / (instrument.highest() - instrument.lowest());
            return 100
                    * switch (instrument) {
                        case CES_1 -> 1 - share; // low effort is good
                        case NPS, CSAT, CES_2 -> share;
                    };
        }
    }

    static final Answers NONE = new Answers(Chain.empty(), null);

    Answers evolve(JourneyEvent event) {
        return switch (event) {
            case SatisfactionSurveyed e ->
                new Answers(given.with(new Answer(e.instrument(), e.score(), e.occurredAt())), e.occurredAt());
            case ContactMade e -> e.direction() == Direction.INBOUND ? heard(event) : this;
            case PurchaseMade _,
                    PurchaseReturned _,
                    ContractSigned _,
                    LoyaltyJoined _,
                    PointsRedeemed _,
                    CustomerWonBack _ -> heard(event);
            case ContractRenewed _,
                    ContractEnded _,
                    PointsEarned _,
                    PointsExpired _,
                    PointsReversed _,
                    TierReached _,
                    RewardGranted _,
                    CustomerChurned _,
                    WinBackAttempted _,
                    PromiseMade _,
                    PromiseKept _,
                    PromiseBroken _,
                    CareOccasionDone _,
                    CareOccasionSnoozed _,
                    CareOccasionDismissed _,
                    IdentityEvent _,
                    ComplaintEvent _ -> this;
        };
    }

    private Answers heard(JourneyEvent event) {
        return new Answers(given, event.occurredAt());
    }
}
