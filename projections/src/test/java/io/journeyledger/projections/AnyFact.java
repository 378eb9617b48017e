package io.journeyledger.projections;

import io.journeyledger.ledger.Channel;
import io.journeyledger.ledger.ChurnEvent.*;
import io.journeyledger.ledger.ComplaintEvent.*;
import io.journeyledger.ledger.Complaints;
import io.journeyledger.ledger.ContactEvent.*;
import io.journeyledger.ledger.FeedbackEvent.*;
import io.journeyledger.ledger.Identifier;
import io.journeyledger.ledger.IdentityEvent.*;
import io.journeyledger.ledger.Journey;
import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.LoyaltyEvent.*;
import io.journeyledger.ledger.Money;
import io.journeyledger.ledger.PersonalText;
import io.journeyledger.ledger.PurchaseEvent.*;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Facts that may be recorded of a journey, or be refused: of every type but those that a {@link Chronicle} has an order
 * of its own for, which are beginnings, merges, splits, erasures and what is decided about occasions.
 */
final class AnyFact {

    private static final Channel[] CHANNELS = {Channel.EMAIL, Channel.PHONE_AGENT};
    private static final String[] PURPOSES = {"service", "marketing"};
    private static final String[] REGIMES = {"default", "payment-services", "priority", "not in the policy"};
    private static final String[] STAFF = {"amy", "bob"};
    private static final String[] TIERS = {"silver", "gold"};

    private final Random random;

    AnyFact(Random random) {
        this.random = random;
    }

    /** @param next a number that no other fact has */
    JourneyEvent any(Journey journey, Instant at, int next) {
        int some = random.nextInt(6);
        int which = random.nextInt(54);
        if (which < 10) {
            return ofPurchases(journey, at, "K" + some, next);
        }
        if (which < 18) {
            return ofComplaints(journey, at, "B" + some);
        }
        if (which < 28) {
            return endsOrWork(at, "B" + some);
        }
        if (which < 35) {
            return ofContacts(journey, at, next);
        }
        if (which < 43) {
            return ofLoyalty(at, next);
        }
        return which < 51 ? ofIdentity(journey, at, next) : ofChurn(at);
    }

    private JourneyEvent ofPurchases(Journey journey, Instant at, String contract, int next) {
        return switch (random.nextInt(10)) {
            case 0, 1 -> returned(journey, at, "R" + next);
            case 2 -> new ContractSigned(at, contract, "fibre", Money.of("39.00", "EUR"), null);
            case 3 ->
                new ContractRenewed(
                        at,
                        contract,
                        random.nextBoolean() ? Money.of("42.00", "EUR") : null,
                        random.nextBoolean() ? at.plus(Duration.ofDays(90)) : null);
            case 4 -> new ContractEnded(at, contract, text("too dear"));
            default ->
                new PurchaseMade(
                        at,
                        "O" + next,
                        List.of(new Line("kettle", null, BigDecimal.ONE, null)),
                        new Money(
                                BigDecimal.valueOf(random.nextInt(10_000), 2), random.nextInt(9) == 0 ? "TWD" : "EUR"),
                        any(Channel.values()));
        };
    }

    /** Part of an order of the journey, or all that is left of it; where nothing is left it is refused. */
    private JourneyEvent returned(Journey journey, Instant at, String id) {
        Map<String, Money> left = new TreeMap<>();
        journey.purchases().orders().forEach((order, known) -> {
            BigDecimal rest = known.paid().amount().subtract(known.returned());
            if (rest.signum() > 0) {
                left.put(order, new Money(rest, known.paid().currency()));
            }
        });
        String order = any(left.keySet());
        Money rest = left.getOrDefault(order, Money.of("1.00", "EUR"));
        BigDecimal amount = random.nextBoolean() ? rest.amount() : rest.amount().min(BigDecimal.ONE);
        return new PurchaseReturned(at, order, id, new Money(amount, rest.currency()), text("return"));
    }

    private JourneyEvent ofComplaints(Journey journey, Instant at, String complaint) {
        return switch (random.nextInt(8)) {
            case 0 -> new ComplaintAcknowledged(at, complaint, Channel.EMAIL, "amy");
            case 1 -> new ComplaintAnswered(at, complaint, any(Answer.values()), null, text("because"));
            case 2, 3 ->
                isPaused(journey, complaint)
                        ? new ComplaintClockResumed(at, complaint)
                        : new ComplaintClockPaused(at, complaint, any(PauseReason.values()));
            case 4 -> new HoldingReplySent(at, complaint, Channel.LETTER, null, text("not yet"));
            default ->
                new ComplaintLodged(
                        at,
                        complaint,
                        Channel.EMAIL,
                        "kettle",
                        null,
                        "defect",
                        null,
                        text("leaks"),
                        4,
                        null,
                        any(REGIMES),
                        null);
        };
    }

    private static boolean isPaused(Journey journey, String complaint) {
        Complaints.Complaint known = journey.complaints().byId().get(complaint);
        return known != null && known.paused();
    }

    private JourneyEvent endsOrWork(Instant at, String complaint) {
        return switch (random.nextInt(10)) {
            case 0 -> new ComplaintResolved(at, complaint, random.nextBoolean(), "seal", new Justice(3, null, 4));
            case 1 -> new ComplaintReopened(at, complaint, text("again"));
            case 2 -> new ComplaintReferred(at, complaint, "ombudsman", text("not ours"));
            case 3 -> new ComplaintWithdrawn(at, complaint, null);
            case 4 -> new ComplaintClosed(at, complaint);
            case 5 -> new ComplaintAssigned(at, complaint, any(STAFF), random.nextBoolean() ? "desk" : null);
            case 6 -> new ComplaintAssessed(at, complaint, any(Severity.values()), false, false, false, null, null);
            case 7 -> new ComplaintInvestigated(at, complaint, text("a seal is missing"));
            case 8 -> new ComplaintEscalated(at, complaint, any(STAFF), text("stuck"));
            default ->
                new RedressGiven(
                        at,
                        complaint,
                        any(Redress.values()),
                        random.nextBoolean() ? Money.of("5.00", random.nextInt(9) == 0 ? "TWD" : "EUR") : null,
                        text("sorry"));
        };
    }

    private JourneyEvent ofContacts(Journey journey, Instant at, int next) {
        return switch (random.nextInt(7)) {
            case 0 -> new PromiseMade(at, "P" + next, text("call back"), at.plus(Duration.ofDays(3)), null);
            case 1 -> new PromiseKept(at, open(journey));
            case 2 -> new PromiseBroken(at, open(journey), text("forgotten"));
            case 3, 4 -> surveyed(at, "S" + next);
            default ->
                new ContactMade(
                        at,
                        "C" + next,
                        any(Channel.values()),
                        any(Direction.values()),
                        "delivery",
                        "amy",
                        null,
                        random.nextBoolean() ? Money.of("4.20", "EUR") : null,
                        text("a talk"));
        };
    }

    private String open(Journey journey) {
        return any(journey.promises().open().entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .toList());
    }

    private JourneyEvent surveyed(Instant at, String id) {
        Instrument instrument = any(Instrument.values());
        int score = instrument.lowest() + random.nextInt(instrument.highest() - instrument.lowest() + 1);
        return new SatisfactionSurveyed(at, id, instrument, score, Subject.RELATIONSHIP, null, text("fine"));
    }

    private JourneyEvent ofLoyalty(Instant at, int next) {
        long points = 1L + random.nextInt(20);
        return switch (random.nextInt(8)) {
            case 0 -> new LoyaltyJoined(at, "plus");
            case 1, 2 -> new PointsEarned(at, 5 * points, null, null);
            case 3 -> new PointsRedeemed(at, points, null);
            case 4 -> new PointsExpired(at, points);
            case 5 -> new PointsReversed(at, points, "returned", null);
            case 6 -> new TierReached(at, any(TIERS));
            default ->
                new RewardGranted(
                        at,
                        "W" + next,
                        any(Bond.values()),
                        "a voucher",
                        random.nextBoolean() ? Money.of("2.50", "EUR") : null);
        };
    }

    private JourneyEvent ofIdentity(Journey journey, Instant at, int next) {
        return switch (random.nextInt(8)) {
            case 0 -> new ConsentGranted(at, any(PURPOSES), random.nextBoolean() ? null : any(CHANNELS), null);
            case 1 -> new ConsentWithdrawn(at, any(PURPOSES), random.nextBoolean() ? null : any(CHANNELS));
            case 2 -> new PreferenceNoted(at, "channel", text(any(CHANNELS).name()));
            case 3 -> new IdentifierLinked(at, identifier(next));
            case 4 -> {
                List<String> linked = journey.identity().identifiers().stream()
                        .map(Identifier.Mark::sealed)
                        .toList();
                // Of a journey that is told with others all may have been taken.
                String mark =
                        linked.isEmpty() ? mark(Identifier.Kind.EMAIL, "nobody").sealed() : any(linked);
                Identifier.Kind kind = Identifier.Kind.valueOf(mark.substring(0, mark.indexOf('-')));
                yield new IdentifierUnlinked(at, kind, new Identifier.Mark(mark), "a mistake");
            }
            case 5 -> new PersonalDataDisclosed(at, "ombudsman", "GDPR Art. 6(1)(c)", "complaints");
            default -> new ProfileDescribed(at, Aspect.DEMOGRAPHIC, Map.of("name", text("Ann " + next)));
        };
    }

    private JourneyEvent ofChurn(Instant at) {
        return switch (random.nextInt(3)) {
            case 0 -> new CustomerChurned(at, Basis.DECLARED, any(Reason.values()), null);
            case 1 -> new CustomerWonBack(at, null);
            default -> new WinBackAttempted(at, any(Channel.values()), null, null);
        };
    }

    Identifier identifier(int next) {
        String value = "a" + next + "@example.org";
        Identifier.Kind kind = random.nextInt(3) == 0 ? Identifier.Kind.PHONE : Identifier.Kind.EMAIL;
        return new Identifier(kind, mark(kind, value), text(value));
    }

    /** It begins with the kind. */
    private static Identifier.Mark mark(Identifier.Kind kind, String value) {
        return Telling.mark(kind + " " + value);
    }

    static PersonalText text(String text) {
        return new PersonalText.Sealed(text);
    }

    <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }

    /** The same of the same seed, in whichever order they come; of none, what there is not. */
    private String any(Collection<String> values) {
        return values.isEmpty() ? "none" : any(values.stream().sorted().toArray(String[]::new));
    }
}
