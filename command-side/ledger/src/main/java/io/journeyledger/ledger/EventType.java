package io.journeyledger.ledger;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The catalogue: every event of the ledger with the names it goes by. All of them are for ever. The stored name is the
 * record's simple name; a rename of the record would be found by the golden files.
 */
public enum EventType {
    CUSTOMER_IDENTIFIED(
            IdentityEvent.CustomerIdentified.class, Family.IDENTITY, "customer.identified", "IdentifyCustomer"),
    IDENTIFIER_LINKED(IdentityEvent.IdentifierLinked.class, Family.IDENTITY, "identifier.linked", "LinkIdentifier"),
    IDENTIFIER_UNLINKED(
            IdentityEvent.IdentifierUnlinked.class, Family.IDENTITY, "identifier.unlinked", "UnlinkIdentifier"),
    JOURNEYS_MERGED(IdentityEvent.JourneysMerged.class, Family.IDENTITY, "journeys.merged", "MergeJourneys"),
    JOURNEYS_SPLIT(IdentityEvent.JourneysSplit.class, Family.IDENTITY, "journeys.split", "SplitJourneys"),
    PROFILE_DESCRIBED(IdentityEvent.ProfileDescribed.class, Family.IDENTITY, "profile.described", "DescribeProfile"),
    PREFERENCE_NOTED(IdentityEvent.PreferenceNoted.class, Family.IDENTITY, "preference.noted", "NotePreference"),
    CONSENT_GRANTED(IdentityEvent.ConsentGranted.class, Family.IDENTITY, "consent.granted", "GrantConsent"),
    CONSENT_WITHDRAWN(IdentityEvent.ConsentWithdrawn.class, Family.IDENTITY, "consent.withdrawn", "WithdrawConsent"),
    PERSONAL_DATA_DISCLOSED(
            IdentityEvent.PersonalDataDisclosed.class,
            Family.IDENTITY,
            "personal-data.disclosed",
            "DisclosePersonalData"),
    PERSONAL_DATA_ERASED(
            IdentityEvent.PersonalDataErased.class, Family.IDENTITY, "personal-data.erased", "ErasePersonalData"),
    CONTACT_MADE(ContactEvent.ContactMade.class, Family.CONTACT, "contact.made", "RecordContact"),
    PROMISE_MADE(ContactEvent.PromiseMade.class, Family.CONTACT, "promise.made", "MakePromise"),
    PROMISE_KEPT(ContactEvent.PromiseKept.class, Family.CONTACT, "promise.kept", "KeepPromise"),
    PROMISE_BROKEN(ContactEvent.PromiseBroken.class, Family.CONTACT, "promise.broken", "BreakPromise"),
    CARE_OCCASION_DONE(
            ContactEvent.CareOccasionDone.class, Family.CONTACT, "care-occasion.done", "CompleteCareOccasion"),
    CARE_OCCASION_SNOOZED(
            ContactEvent.CareOccasionSnoozed.class, Family.CONTACT, "care-occasion.snoozed", "SnoozeCareOccasion"),
    CARE_OCCASION_DISMISSED(
            ContactEvent.CareOccasionDismissed.class, Family.CONTACT, "care-occasion.dismissed", "DismissCareOccasion"),
    PURCHASE_MADE(PurchaseEvent.PurchaseMade.class, Family.PURCHASE, "purchase.made", "RecordPurchase"),
    PURCHASE_RETURNED(PurchaseEvent.PurchaseReturned.class, Family.PURCHASE, "purchase.returned", "ReturnPurchase"),
    CONTRACT_SIGNED(PurchaseEvent.ContractSigned.class, Family.PURCHASE, "contract.signed", "SignContract"),
    CONTRACT_RENEWED(PurchaseEvent.ContractRenewed.class, Family.PURCHASE, "contract.renewed", "RenewContract"),
    CONTRACT_ENDED(PurchaseEvent.ContractEnded.class, Family.PURCHASE, "contract.ended", "EndContract"),
    SATISFACTION_SURVEYED(
            FeedbackEvent.SatisfactionSurveyed.class, Family.FEEDBACK, "satisfaction.surveyed", "RecordSurvey"),
    COMPLAINT_LODGED(ComplaintEvent.ComplaintLodged.class, Family.COMPLAINT, "complaint.lodged", "LodgeComplaint"),
    COMPLAINT_ACKNOWLEDGED(
            ComplaintEvent.ComplaintAcknowledged.class,
            Family.COMPLAINT,
            "complaint.acknowledged",
            "AcknowledgeComplaint"),
    COMPLAINT_ASSIGNED(
            ComplaintEvent.ComplaintAssigned.class, Family.COMPLAINT, "complaint.assigned", "AssignComplaint"),
    COMPLAINT_ASSESSED(
            ComplaintEvent.ComplaintAssessed.class, Family.COMPLAINT, "complaint.assessed", "AssessComplaint"),
    COMPLAINT_INVESTIGATED(
            ComplaintEvent.ComplaintInvestigated.class,
            Family.COMPLAINT,
            "complaint.investigated",
            "InvestigateComplaint"),
    COMPLAINT_ESCALATED(
            ComplaintEvent.ComplaintEscalated.class, Family.COMPLAINT, "complaint.escalated", "EscalateComplaint"),
    COMPLAINT_CLOCK_PAUSED(
            ComplaintEvent.ComplaintClockPaused.class,
            Family.COMPLAINT,
            "complaint-clock.paused",
            "PauseComplaintClock"),
    COMPLAINT_CLOCK_RESUMED(
            ComplaintEvent.ComplaintClockResumed.class,
            Family.COMPLAINT,
            "complaint-clock.resumed",
            "ResumeComplaintClock"),
    HOLDING_REPLY_SENT(
            ComplaintEvent.HoldingReplySent.class, Family.COMPLAINT, "holding-reply.sent", "SendHoldingReply"),
    COMPLAINT_ANSWERED(
            ComplaintEvent.ComplaintAnswered.class, Family.COMPLAINT, "complaint.answered", "AnswerComplaint"),
    REDRESS_GIVEN(ComplaintEvent.RedressGiven.class, Family.COMPLAINT, "redress.given", "GiveRedress"),
    COMPLAINT_RESOLVED(
            ComplaintEvent.ComplaintResolved.class, Family.COMPLAINT, "complaint.resolved", "ResolveComplaint"),
    COMPLAINT_REOPENED(
            ComplaintEvent.ComplaintReopened.class, Family.COMPLAINT, "complaint.reopened", "ReopenComplaint"),
    COMPLAINT_REFERRED(
            ComplaintEvent.ComplaintReferred.class, Family.COMPLAINT, "complaint.referred", "ReferComplaint"),
    COMPLAINT_WITHDRAWN(
            ComplaintEvent.ComplaintWithdrawn.class, Family.COMPLAINT, "complaint.withdrawn", "WithdrawComplaint"),
    COMPLAINT_CLOSED(ComplaintEvent.ComplaintClosed.class, Family.COMPLAINT, "complaint.closed", "CloseComplaint"),
    LOYALTY_JOINED(LoyaltyEvent.LoyaltyJoined.class, Family.LOYALTY, "loyalty.joined", "JoinLoyalty"),
    POINTS_EARNED(LoyaltyEvent.PointsEarned.class, Family.LOYALTY, "points.earned", "EarnPoints"),
    POINTS_REDEEMED(LoyaltyEvent.PointsRedeemed.class, Family.LOYALTY, "points.redeemed", "RedeemPoints"),
    POINTS_EXPIRED(LoyaltyEvent.PointsExpired.class, Family.LOYALTY, "points.expired", "ExpirePoints"),
    POINTS_REVERSED(LoyaltyEvent.PointsReversed.class, Family.LOYALTY, "points.reversed", "ReversePoints"),
    TIER_REACHED(LoyaltyEvent.TierReached.class, Family.LOYALTY, "tier.reached", "ReachTier"),
    REWARD_GRANTED(LoyaltyEvent.RewardGranted.class, Family.LOYALTY, "reward.granted", "GrantReward"),
    CUSTOMER_CHURNED(ChurnEvent.CustomerChurned.class, Family.CHURN, "customer.churned", "RecordChurn"),
    WIN_BACK_ATTEMPTED(ChurnEvent.WinBackAttempted.class, Family.CHURN, "win-back.attempted", "AttemptWinBack"),
    CUSTOMER_WON_BACK(ChurnEvent.CustomerWonBack.class, Family.CHURN, "customer.won-back", "RecordWinBack");

    /** What the CloudEvents {@code type} of every entry begins with. */
    public static final String PREFIX = "io.journeyledger.";

    private static final Map<Class<?>, EventType> BY_RECORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::record, Function.identity()));
    private static final Map<String, EventType> BY_STORED_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::storedName, Function.identity()));
    private static final Map<String, EventType> BY_ENTRY_TYPE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::entryType, Function.identity()));

    private final Class<? extends JourneyEvent> record;
    private final Family family;
    private final String name;
    private final String command;

    EventType(Class<? extends JourneyEvent> record, Family family, String name, String command) {
        this.record = record;
        this.family = family;
        this.name = name;
        this.command = command;
    }

    public Class<? extends JourneyEvent> record() {
        return record;
    }

    public Family family() {
        return family;
    }

    /** The name under which the event is stored, such as {@code PurchaseMade}. */
    public String storedName() {
        return record.getSimpleName();
    }

    /** Dotted short name, such as {@code purchase.made}: {@code event.action} in the views. */
    public String action() {
        return name;
    }

    /**
     * CloudEvents {@code type} of an entry that proposes this event, such as {@code io.journeyledger.purchase.made.v1}.
     */
    public String entryType() {
        return PREFIX + name + ".v1";
    }

    /** The imperative name, such as {@code RecordPurchase}. */
    public String command() {
        return command;
    }

    /** The command as a path segment, such as {@code record-purchase}. */
    public String commandPath() {
        return command.replaceAll("(?<!^)(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
    }

    public static EventType of(JourneyEvent event) {
        EventType type = BY_RECORD.get(event.getClass());
        if (type == null) {
            throw new IllegalStateException(event.getClass() + " is not in the catalogue");
        }
        return type;
    }

    public static Optional<EventType> ofStoredName(String storedName) {
        return Optional.ofNullable(BY_STORED_NAME.get(storedName));
    }

    public static Optional<EventType> ofEntryType(String entryType) {
        return Optional.ofNullable(BY_ENTRY_TYPE.get(entryType));
    }
}
