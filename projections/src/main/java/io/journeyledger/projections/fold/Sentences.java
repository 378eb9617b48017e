package io.journeyledger.projections.fold;

import io.journeyledger.ledger.Channel;
import io.journeyledger.ledger.ChurnEvent.*;
import io.journeyledger.ledger.ComplaintEvent;
import io.journeyledger.ledger.ComplaintEvent.*;
import io.journeyledger.ledger.ContactEvent.*;
import io.journeyledger.ledger.FeedbackEvent.*;
import io.journeyledger.ledger.Identifier;
import io.journeyledger.ledger.IdentityEvent.*;
import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.LoyaltyEvent;
import io.journeyledger.ledger.LoyaltyEvent.*;
import io.journeyledger.ledger.Money;
import io.journeyledger.ledger.Occasion;
import io.journeyledger.ledger.PurchaseEvent.*;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says each event in one English sentence, without personal data: it stays readable after an erasure. */
final class Sentences {

    private Sentences() {}

    static String of(JourneyEvent event) {
        return switch (event) {
            case CustomerIdentified e -> "Customer identified by " + kinds(e.identifiers());
            case IdentifierLinked e -> "Linked " + kind(e.identifier().kind());
            case IdentifierUnlinked e -> "Unlinked " + kind(e.kind()) + ": " + e.reason();
            case JourneysMerged e -> "Journey " + e.absorbed() + " merged into " + e.surviving() + ": " + e.reason();
            case JourneysSplit e -> "Journey " + e.released() + " split from " + e.surviving() + ": " + e.reason();
            case ProfileDescribed e ->
                "Profile described (" + words(e.aspect()) + "): "
                        + e.attributes().keySet().stream().sorted().collect(Collectors.joining(", "));
            case PreferenceNoted e -> "Preference noted: " + e.topic();
            case ConsentGranted e -> "Consent granted for " + e.purpose() + by(e.channel());
            case ConsentWithdrawn e -> "Consent withdrawn for " + e.purpose() + by(e.channel());
            case PersonalDataDisclosed e ->
                "Personal data (" + e.scope() + ") disclosed to " + e.recipient() + " under " + e.legalBasis();
            case PersonalDataErased e -> "Personal data erased: " + e.reason();
            case ContactMade e -> contact(e);
            case PromiseMade e -> "Promised something by " + day(e.due());
            case PromiseKept _ -> "Promise kept";
            case PromiseBroken _ -> "Promise broken";
            case CareOccasionDone e ->
                "Contacted for a reason of our own (" + occasion(e.occasion()) + ")" + by(e.channel());
            case CareOccasionSnoozed e ->
                "Contact put off until " + day(e.until()) + " (" + occasion(e.occasion()) + ")";
            case CareOccasionDismissed e -> "Decided not to contact (" + occasion(e.occasion()) + ")";
            case PurchaseMade e -> "Bought " + products(e) + " for " + money(e.total()) + by(e.channel());
            case PurchaseReturned e -> "Returned from order " + e.orderId() + ": " + money(e.amount());
            case ContractSigned e -> "Contract signed for " + e.product() + monthly(e.recurring()) + until(e.until());
            case ContractRenewed e ->
                "Contract " + e.contractId() + " renewed" + monthly(e.recurring()) + until(e.until());
            case ContractEnded e -> "Contract " + e.contractId() + " ended";
            case SatisfactionSurveyed e ->
                "Answered " + e.score() + " on " + label(e.instrument()) + " ("
                        + e.instrument().lowest() + " to " + e.instrument().highest() + ") about " + about(e);
            case ComplaintEvent e -> complaint(e);
            case LoyaltyEvent e -> loyalty(e);
            case CustomerChurned e -> "Churned (" + words(e.basis()) + "): " + words(e.reason());
            case WinBackAttempted e -> "Tried to win back" + by(e.channel()) + with(e.offer());
            case CustomerWonBack e -> "Won back" + with(e.offer());
        };
    }

    private static String complaint(ComplaintEvent event) {
        String complaint = "Complaint " + event.complaintId();
        return switch (event) {
            case ComplaintLodged e -> complaint + " lodged" + by(e.channel()) + subject(e);
            case ComplaintAcknowledged e -> complaint + " acknowledged" + by(e.channel());
            case ComplaintAssigned e -> complaint + " assigned to " + e.owner() + in(e.team());
            case ComplaintAssessed e -> complaint + " assessed as " + words(e.severity());
            case ComplaintInvestigated _ -> complaint + " investigated";
            case ComplaintEscalated e -> complaint + " escalated to " + e.escalatedTo();
            case ComplaintClockPaused e -> complaint + " paused: " + words(e.reason());
            case ComplaintClockResumed _ -> complaint + " resumed";
            case HoldingReplySent e ->
                "Holding reply sent on complaint " + e.complaintId() + by(e.channel())
                        + (e.answerExpectedBy() == null ? "" : ", answer expected by " + day(e.answerExpectedBy()));
            case ComplaintAnswered e -> complaint + " answered" + by(e.channel()) + ": " + words(e.answer());
            case RedressGiven e ->
                "Redress given on complaint " + e.complaintId() + ": " + words(e.redress())
                        + (e.amount() == null ? "" : " of " + money(e.amount()));
            case ComplaintResolved e ->
                complaint + " resolved, " + (e.acceptedByCustomer() ? "" : "not ") + "accepted by the customer"
                        + (e.rootCause() == null ? "" : "; root cause: " + e.rootCause());
            case ComplaintReopened _ -> complaint + " reopened";
            case ComplaintReferred e -> complaint + " referred to " + e.referredTo();
            case ComplaintWithdrawn _ -> complaint + " withdrawn";
            case ComplaintClosed _ -> complaint + " closed";
        };
    }

    private static String loyalty(LoyaltyEvent event) {
        return switch (event) {
            case LoyaltyJoined e -> "Joined the loyalty programme " + e.programme();
            case PointsEarned e -> "Earned " + e.points() + " points" + reason(e.reason());
            case PointsRedeemed e -> "Redeemed " + e.points() + " points";
            case PointsExpired e -> e.points() + " points expired";
            case PointsReversed e -> e.points() + " points reversed" + reason(e.reason());
            case TierReached e -> "Reached the tier " + e.tier();
            case RewardGranted e -> "Reward granted (" + words(e.bond()) + " bond)" + reason(e.description());
        };
    }

    private static String occasion(String name) {
        Occasion occasion = Occasion.of(name);
        return occasion == null ? name : occasion.kind().replace('-', ' ');
    }

    private static String contact(ContactMade e) {
        String who = e.direction() == Direction.INBOUND ? "Customer contacted us" : "We contacted the customer";
        return who + by(e.channel()) + ": " + e.purpose()
                + (e.handledBy() == null ? "" : ", handled by " + e.handledBy());
    }

    private static String products(PurchaseMade e) {
        List<Line> lines = e.lines();
        return lines.isEmpty()
                ? "something"
                : lines.getFirst().product() + (lines.size() == 1 ? "" : " and " + (lines.size() - 1) + " more");
    }

    private static String subject(ComplaintLodged e) {
        String subject = java.util.stream.Stream.of(e.product(), e.issue())
                .filter(java.util.Objects::nonNull)
                .collect(Collectors.joining(", "));
        return subject.isEmpty() ? "" : ": " + subject;
    }

    private static String about(SatisfactionSurveyed e) {
        return switch (e.subject()) {
            case RELATIONSHIP -> "the relationship";
            case CONTACT, PURCHASE, COMPLAINT ->
                "the " + words(e.subject()) + (e.reference() == null ? "" : " " + e.reference());
        };
    }

    private static String label(Instrument instrument) {
        return switch (instrument) {
            case NPS -> "NPS";
            case CSAT -> "CSAT";
            case CES_1 -> "CES 1.0";
            case CES_2 -> "CES 2.0";
        };
    }

    private static String kinds(List<Identifier> identifiers) {
        return identifiers.stream()
                .map(identifier -> kind(identifier.kind()))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String kind(Identifier.Kind kind) {
        return kind == Identifier.Kind.EMAIL ? "e-mail address" : words(kind);
    }

    private static String by(@Nullable Channel channel) {
        if (channel == null) {
            return "";
        }
        return switch (channel) {
            case PHONE_AGENT -> " by phone";
            case IVR -> " by voice menu";
            case EMAIL -> " by e-mail";
            case FAX -> " by fax";
            case LETTER -> " by letter";
            case WEB -> " on the web";
            case APP -> " in the app";
            case CHAT -> " by chat";
            case SOCIAL -> " on social media";
            case STORE -> " in the store";
            case FIELD_VISIT -> " at a visit";
            case PARTNER -> " through a partner";
        };
    }

    private static String money(Money money) {
        return money.amount().toPlainString() + " " + money.currency();
    }

    private static String monthly(@Nullable Money recurring) {
        return recurring == null ? "" : ", " + money(recurring) + " a month";
    }

    private static String until(@Nullable Instant until) {
        return until == null ? "" : ", until " + day(until);
    }

    private static String with(@Nullable String offer) {
        return offer == null ? "" : " with " + offer;
    }

    private static String in(@Nullable String team) {
        return team == null ? "" : " in " + team;
    }

    private static String reason(@Nullable String reason) {
        return reason == null ? "" : ": " + reason;
    }

    private static String day(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
