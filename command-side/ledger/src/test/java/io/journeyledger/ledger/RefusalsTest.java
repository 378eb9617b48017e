package io.journeyledger.ledger;

import static io.journeyledger.ledger.JourneyTest.BEGUN;
import static io.journeyledger.ledger.JourneyTest.BOUGHT;
import static io.journeyledger.ledger.JourneyTest.DISMISSED;
import static io.journeyledger.ledger.JourneyTest.DONE;
import static io.journeyledger.ledger.JourneyTest.JOINED;
import static io.journeyledger.ledger.JourneyTest.NOW;
import static io.journeyledger.ledger.JourneyTest.OTHER;
import static io.journeyledger.ledger.JourneyTest.SELF;
import static io.journeyledger.ledger.JourneyTest.SKEW;
import static io.journeyledger.ledger.JourneyTest.WELCOME;
import static io.journeyledger.ledger.JourneyTest.after;
import static io.journeyledger.ledger.JourneyTest.returned;
import static io.journeyledger.ledger.JourneyTest.snoozed;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.ChurnEvent.*;
import io.journeyledger.ledger.ContactEvent.*;
import io.journeyledger.ledger.FeedbackEvent.*;
import io.journeyledger.ledger.IdentityEvent.*;
import io.journeyledger.ledger.LoyaltyEvent.*;
import io.journeyledger.ledger.PurchaseEvent.*;
import io.journeyledger.ledger.Refusal.Reason;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule of the write side: given what happened, a proposed fact is refused by name. */
class RefusalsTest {

    private static final JourneyEvent CHURNED = new CustomerChurned(NOW, Basis.DECLARED, ChurnEvent.Reason.PRICE, null);

    static Stream<Arguments> refused() {
        return Stream.of(journeys(), RefusedComplaints.all(), RefusedValues.all())
                .flatMap(Function.identity());
    }

    private static Stream<Arguments> journeys() {
        JourneyEvent promised = new PromiseMade(NOW, "P1", PersonalText.of("a call"), NOW.plusSeconds(60), null);
        JourneyEvent signed = new ContractSigned(NOW, "K1", "fibre", null, null);
        JourneyEvent earned = new PointsEarned(NOW, 100, null, null);
        return Stream.of(
                refusal(
                        "a fact from tomorrow",
                        Reason.OCCURS_IN_THE_FUTURE,
                        new LoyaltyJoined(NOW.plus(SKEW).plusMillis(1), "plus"),
                        BEGUN),
                refusal("a fact before the customer is identified", Reason.JOURNEY_UNKNOWN, JOINED),
                refusal("a second beginning", Reason.JOURNEY_ALREADY_BEGUN, BEGUN, BEGUN),
                refusal(
                        "a beginning without identifiers",
                        Reason.INVALID_VALUE,
                        new CustomerIdentified(NOW, List.of())),
                refusal(
                        "a fact after erasure",
                        Reason.JOURNEY_ERASED,
                        JOINED,
                        BEGUN,
                        new PersonalDataErased(NOW, "asked")),
                refusal(
                        "a fact after being merged away",
                        Reason.JOURNEY_MERGED_AWAY,
                        JOINED,
                        BEGUN,
                        new JourneysMerged(NOW, OTHER, SELF, "same")),
                refusal(
                        "a merge with itself",
                        Reason.MERGE_IMPOSSIBLE,
                        new JourneysMerged(NOW, SELF, SELF, "same"),
                        BEGUN),
                refusal(
                        "a merge of two others",
                        Reason.MERGE_IMPOSSIBLE,
                        new JourneysMerged(NOW, OTHER, new JourneyId("J3"), "same"),
                        BEGUN),
                refusal(
                        "the same merge twice",
                        Reason.MERGE_IMPOSSIBLE,
                        new JourneysMerged(NOW, SELF, OTHER, "same"),
                        BEGUN,
                        new JourneysMerged(NOW, SELF, OTHER, "same")),
                refusal(
                        "merging away what speaks for others",
                        Reason.MERGE_IMPOSSIBLE,
                        new JourneysMerged(NOW, new JourneyId("J3"), SELF, "same"),
                        BEGUN,
                        new JourneysMerged(NOW, SELF, OTHER, "same")),
                refusal("a split without merge", Reason.NOT_MERGED, new JourneysSplit(NOW, SELF, OTHER, "two"), BEGUN),
                refusal(
                        "unlinking a stranger's identifier",
                        Reason.IDENTIFIER_NOT_LINKED,
                        new IdentifierUnlinked(
                                NOW, Identifier.Kind.PHONE, new Identifier.Mark("f".repeat(43)), "wrong"),
                        BEGUN),
                refusal(
                        "unlinking the last identifier",
                        Reason.LAST_IDENTIFIER,
                        new IdentifierUnlinked(NOW, Identifier.Kind.EMAIL, Samples.EMAIL.mark(), "wrong"),
                        BEGUN),
                refusal("the same promise again", Reason.PROMISE_ALREADY_MADE, promised, BEGUN, promised),
                refusal("keeping a promise nobody made", Reason.PROMISE_NOT_OPEN, new PromiseKept(NOW, "P1"), BEGUN),
                refusal(
                        "breaking a kept promise",
                        Reason.PROMISE_NOT_OPEN,
                        new PromiseBroken(NOW, "P1", null),
                        BEGUN,
                        promised,
                        new PromiseKept(NOW, "P1")),
                refusal(
                        "an occasion by no name",
                        Reason.INVALID_VALUE,
                        new CareOccasionDone(NOW, "welcome", null, null),
                        BEGUN),
                refusal(
                        "an occasion put off until it was put off",
                        Reason.INVALID_VALUE,
                        new CareOccasionSnoozed(NOW, WELCOME, NOW),
                        BEGUN),
                refusal(
                        "an occasion of somebody else",
                        Reason.OCCASION_OF_ANOTHER_JOURNEY,
                        new CareOccasionDone(NOW, "welcome:J2.1", null, null),
                        BEGUN),
                refusal("dismissing what was done", Reason.OCCASION_SETTLED, DISMISSED, BEGUN, DONE),
                refusal("putting off what was done", Reason.OCCASION_SETTLED, snoozed(), BEGUN, DONE),
                refusal("putting off what was dismissed", Reason.OCCASION_SETTLED, snoozed(), BEGUN, DISMISSED),
                refusal("the same order again", Reason.ORDER_ALREADY_RECORDED, BOUGHT, BEGUN, BOUGHT),
                refusal("a return from no order", Reason.ORDER_UNKNOWN, returned("1.00"), BEGUN),
                refusal(
                        "a return of more than was paid",
                        Reason.RETURN_EXCEEDS_PURCHASE,
                        returned("50.01"),
                        BEGUN,
                        BOUGHT),
                refusal(
                        "a second return of more than is left",
                        Reason.RETURN_EXCEEDS_PURCHASE,
                        returned("20.01"),
                        BEGUN,
                        BOUGHT,
                        returned("30.00")),
                refusal(
                        "a return in another currency",
                        Reason.RETURN_EXCEEDS_PURCHASE,
                        new PurchaseReturned(NOW, "O1", "R1", Money.of("1", "USD"), null),
                        BEGUN,
                        BOUGHT),
                refusal(
                        "a purchase of less than nothing",
                        Reason.INVALID_VALUE,
                        new PurchaseMade(NOW, "O1", List.of(), Money.of("-1", "EUR"), null),
                        BEGUN),
                refusal("a purchase of no piece", Reason.INVALID_VALUE, pieces("0"), BEGUN),
                refusal("a purchase of less than no piece", Reason.INVALID_VALUE, pieces("-1"), BEGUN),
                refusal(
                        "a purchase in no currency",
                        Reason.INVALID_VALUE,
                        new PurchaseMade(NOW, "O1", List.of(), Money.of("1", "Euro"), null),
                        BEGUN),
                refusal(
                        "a purchase in three capitals that are no currency",
                        Reason.INVALID_VALUE,
                        new PurchaseMade(NOW, "O1", List.of(), Money.of("1", "QQQ"), null),
                        BEGUN),
                refusal("the same contract again", Reason.CONTRACT_ALREADY_SIGNED, signed, BEGUN, signed),
                refusal(
                        "renewing what was never signed",
                        Reason.CONTRACT_NOT_RUNNING,
                        new ContractRenewed(NOW, "K1", null, null),
                        BEGUN),
                refusal(
                        "ending an ended contract",
                        Reason.CONTRACT_NOT_RUNNING,
                        new ContractEnded(NOW, "K1", null),
                        BEGUN,
                        signed,
                        new ContractEnded(NOW, "K1", null)),
                refusal("an NPS of eleven", Reason.SCORE_OUTSIDE_SCALE, survey(Instrument.NPS, 11), BEGUN),
                refusal("a CSAT of zero", Reason.SCORE_OUTSIDE_SCALE, survey(Instrument.CSAT, 0), BEGUN),
                refusal("a CES 1.0 of six", Reason.SCORE_OUTSIDE_SCALE, survey(Instrument.CES_1, 6), BEGUN),
                refusal("points without membership", Reason.NOT_A_MEMBER, earned, BEGUN),
                refusal("joining twice", Reason.ALREADY_A_MEMBER, JOINED, BEGUN, JOINED),
                refusal("earning no points", Reason.INVALID_VALUE, new PointsEarned(NOW, 0, null, null), BEGUN, JOINED),
                refusal(
                        "redeeming more than the balance",
                        Reason.POINTS_BELOW_ZERO,
                        new PointsRedeemed(NOW, 101, null),
                        BEGUN,
                        JOINED,
                        earned),
                refusal(
                        "reversing what was redeemed",
                        Reason.POINTS_BELOW_ZERO,
                        new PointsReversed(NOW, 1, null, null),
                        BEGUN,
                        JOINED,
                        earned,
                        new PointsRedeemed(NOW, 60, null),
                        new PointsExpired(NOW, 40)),
                refusal("leaving twice", Reason.ALREADY_CHURNED, CHURNED, BEGUN, CHURNED),
                refusal(
                        "winning back before the customer left",
                        Reason.WON_BACK_TOO_EARLY,
                        new CustomerWonBack(NOW.minusSeconds(1), null),
                        BEGUN,
                        CHURNED),
                refusal("winning back who never left", Reason.NOT_CHURNED, new CustomerWonBack(NOW, null), BEGUN),
                refusal(
                        "winning back twice",
                        Reason.NOT_CHURNED,
                        new CustomerWonBack(NOW, null),
                        BEGUN,
                        CHURNED,
                        new CustomerWonBack(NOW, null)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void refuses(String what, Reason reason, JourneyEvent proposed, List<JourneyEvent> history) {
        Decision decision = after(history).decide(proposed, NOW, SKEW);

        assertThat(decision).isInstanceOfSatisfying(Decision.Refused.class, refused -> {
            assertThat(refused.refusal().reason()).isEqualTo(reason);
            assertThat(refused.refusal().detail()).isNotBlank();
        });
    }

    @Test
    void everyReasonOfRefusalIsReachable() {
        Set<Reason> reached = EnumSet.noneOf(Reason.class);
        refused().forEach(arguments -> reached.add((Reason) arguments.get()[1]));
        // Only who says what they saw can be told that it changed.
        assertThat(reached).isEqualTo(EnumSet.complementOf(EnumSet.of(Reason.CHANGED_MEANWHILE)));
    }

    static Arguments refusal(String what, Reason reason, JourneyEvent proposed, JourneyEvent... history) {
        return Arguments.of(what, reason, proposed, List.of(history));
    }

    private static JourneyEvent pieces(String quantity) {
        Line line = new Line("kettle", "kitchen", new BigDecimal(quantity), BigDecimal.TEN);
        return new PurchaseMade(NOW, "O1", List.of(line), Money.of("10.00", "EUR"), null);
    }

    @Test
    void takesAPurchaseOfPartOfAPiece() {
        assertThat(after(List.of(BEGUN)).decide(pieces("0.5"), NOW, SKEW)).isInstanceOf(Decision.Accepted.class);
    }

    private static JourneyEvent survey(Instrument instrument, int score) {
        return new SatisfactionSurveyed(NOW, "S1", instrument, score, Subject.RELATIONSHIP, null, null);
    }
}
