package io.journeyledger.ledger;

import io.journeyledger.ledger.ChurnEvent.*;
import io.journeyledger.ledger.ComplaintEvent.*;
import io.journeyledger.ledger.ContactEvent.*;
import io.journeyledger.ledger.FeedbackEvent.*;
import io.journeyledger.ledger.IdentityEvent.*;
import io.journeyledger.ledger.LoyaltyEvent.*;
import io.journeyledger.ledger.PurchaseEvent.*;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One event of every type with every field filled: what golden files and round trips are made from. */
public final class Samples {

    public static final Instant AT = Instant.parse("2026-03-02T09:30:00Z");
    public static final Identifier EMAIL = new Identifier(
            Identifier.Kind.EMAIL,
            new Identifier.Mark("qrvM3e7_ABEiM0RVZneImaq7zN3u_wARIjNEVWZ3iJk"),
            new PersonalText.Sealed("c2VhbGVk"));
    private static final PersonalText TEXT = new PersonalText.Sealed("dGV4dA==");
    private static final Instant LATER = AT.plus(Duration.ofDays(14));
    private static final Attribution BLAME =
            new Attribution(Locus.COMPANY, Stability.ONE_OFF, Controllability.CONTROLLABLE);

    private Samples() {}

    public static List<JourneyEvent> all() {
        return List.of(
                new CustomerIdentified(AT, List.of(EMAIL)),
                new IdentifierLinked(AT, EMAIL),
                new IdentifierUnlinked(AT, Identifier.Kind.EMAIL, EMAIL.mark(), "wrong person"),
                new JourneysMerged(AT, new JourneyId("J1"), new JourneyId("J2"), "same person"),
                new JourneysSplit(AT, new JourneyId("J1"), new JourneyId("J2"), "two persons"),
                new ProfileDescribed(AT, Aspect.DEMOGRAPHIC, new TreeMap<>(Map.of("city", TEXT, "name", TEXT))),
                new PreferenceNoted(AT, "channel", TEXT),
                new ConsentGranted(AT, "marketing", Channel.EMAIL, "form 7"),
                new ConsentWithdrawn(AT, "marketing", Channel.EMAIL),
                new PersonalDataDisclosed(AT, "the customer", "GDPR Art. 15", "all"),
                new PersonalDataErased(AT, "GDPR Art. 17"),
                new ContactMade(
                        AT,
                        "C1",
                        Channel.PHONE_AGENT,
                        Direction.INBOUND,
                        "delivery",
                        "amy",
                        Duration.ofSeconds(340),
                        Money.of("4.20", "EUR"),
                        TEXT),
                new PromiseMade(AT, "P1", TEXT, LATER, "C1"),
                new PromiseKept(AT, "P1"),
                new PromiseBroken(AT, "P1", TEXT),
                new CareOccasionDone(AT, "welcome:J1.3", Channel.EMAIL, "C1"),
                new CareOccasionSnoozed(AT, "promise:J1.8", LATER),
                new CareOccasionDismissed(AT, "anniversary-3:J1.3", TEXT),
                new PurchaseMade(
                        AT,
                        "O1",
                        List.of(new Line("kettle", "kitchen", BigDecimal.TWO, new BigDecimal("59.80"))),
                        Money.of("59.80", "EUR"),
                        Channel.WEB),
                new PurchaseReturned(AT, "O1", "R1", Money.of("29.90", "EUR"), TEXT),
                new ContractSigned(AT, "K1", "fibre", Money.of("39.00", "EUR"), LATER),
                new ContractRenewed(AT, "K1", Money.of("37.00", "EUR"), LATER),
                new ContractEnded(AT, "K1", TEXT),
                new SatisfactionSurveyed(AT, "S1", Instrument.NPS, 9, Subject.COMPLAINT, "B1", TEXT),
                new ComplaintLodged(
                        AT,
                        "B1",
                        Channel.PHONE_AGENT,
                        "kettle",
                        "steel",
                        "defect",
                        "leaks",
                        TEXT,
                        4,
                        BLAME,
                        "payment-services",
                        "C1"),
                new ComplaintAcknowledged(AT, "B1", Channel.EMAIL, "amy"),
                new ComplaintAssigned(AT, "B1", "bo", "kitchen"),
                new ComplaintAssessed(AT, "B1", Severity.MAJOR, true, false, true, 4, BLAME),
                new ComplaintInvestigated(AT, "B1", TEXT),
                new ComplaintEscalated(AT, "B1", "head of service", TEXT),
                new ComplaintClockPaused(AT, "B1", PauseReason.WAITING_FOR_CUSTOMER),
                new ComplaintClockResumed(AT, "B1"),
                new HoldingReplySent(AT, "B1", Channel.EMAIL, LATER, TEXT),
                new ComplaintAnswered(AT, "B1", Answer.ACCEPTED, Channel.LETTER, TEXT),
                new RedressGiven(AT, "B1", Redress.REFUND, Money.of("59.80", "EUR"), TEXT),
                new ComplaintResolved(AT, "B1", true, "seal", new Justice(5, 4, 5)),
                new ComplaintReopened(AT, "B1", TEXT),
                new ComplaintReferred(AT, "B1", "ombudsman", TEXT),
                new ComplaintWithdrawn(AT, "B1", TEXT),
                new ComplaintClosed(AT, "B1"),
                new LoyaltyJoined(AT, "plus"),
                new PointsEarned(AT, 120, "order", "O1"),
                new PointsRedeemed(AT, 20, "W1"),
                new PointsExpired(AT, 10),
                new PointsReversed(AT, 5, "return", "O1"),
                new TierReached(AT, "gold"),
                new RewardGranted(AT, "W1", Bond.SOCIAL, "a card", Money.of("3.00", "EUR")),
                new CustomerChurned(AT, Basis.DECLARED, Reason.PRICE, TEXT),
                new WinBackAttempted(AT, Channel.LETTER, "three months free", Money.of("30.00", "EUR")),
                new CustomerWonBack(AT, "three months free"));
    }
}
