package io.journeyledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.ComplaintEvent.*;
import io.journeyledger.ledger.ContactEvent.*;
import io.journeyledger.ledger.IdentityEvent.*;
import io.journeyledger.ledger.LoyaltyEvent.*;
import io.journeyledger.ledger.PurchaseEvent.*;
import io.journeyledger.ledger.Refusal.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the write side accepts, given what happened, and what changes nothing. */
class JourneyTest {

    static final JourneyId SELF = new JourneyId("J1");
    static final JourneyId OTHER = new JourneyId("J2");
    static final Instant NOW = Samples.AT;
    static final Duration SKEW = Duration.ofMinutes(5);
    static final JourneyEvent BEGUN = new CustomerIdentified(NOW, List.of(Samples.EMAIL));
    static final JourneyEvent LODGED =
            new ComplaintLodged(NOW, "B1", null, null, null, null, null, null, null, null, null, null);
    static final JourneyEvent BOUGHT = new PurchaseMade(NOW, "O1", List.of(), Money.of("50.00", "EUR"), Channel.WEB);
    static final JourneyEvent JOINED = new LoyaltyJoined(NOW, "plus");
    static final String WELCOME = "welcome:J1.1";
    static final JourneyEvent DONE = new CareOccasionDone(NOW, WELCOME, Channel.EMAIL, null);
    static final JourneyEvent DISMISSED = new CareOccasionDismissed(NOW, WELCOME, PersonalText.of("met her"));

    @Test
    void aStepThatIsMeantForAnEarlierComplaintIsRefused() {
        Journey journey = after(List.of(BEGUN, LODGED, new ComplaintAssigned(NOW, "B1", "amy", null)));
        ComplaintEvent mine = new ComplaintAssigned(NOW, "B1", "bo", null);

        assertThat(journey.decide(mine, 2, NOW, SKEW)).isEqualTo(new Decision.Accepted(mine));
        assertThat(journey.decide(mine, 1, NOW, SKEW))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.refusal().reason()).isEqualTo(Reason.CHANGED_MEANWHILE));
        assertThat(journey.decide(mine, NOW, SKEW)).isEqualTo(new Decision.Accepted(mine));
    }

    @Test
    void ofAComplaintThatWasNeverLodgedNothingChangedMeanwhile() {
        Journey journey = after(List.of(BEGUN, LODGED));
        ComplaintEvent misspelt = new ComplaintAssigned(NOW, "B2", "bo", null);

        assertThat(journey.decide(misspelt, 1, NOW, SKEW))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.refusal().reason()).isEqualTo(Reason.COMPLAINT_UNKNOWN));
    }

    @Test
    void stepsOfOtherComplaintsDoNotCount() {
        Journey journey = after(List.of(
                BEGUN,
                LODGED,
                new ComplaintLodged(NOW, "B2", null, null, null, null, null, null, null, null, null, null),
                new ComplaintAssigned(NOW, "B2", "amy", null)));
        ComplaintEvent mine = new ComplaintAssigned(NOW, "B1", "bo", null);

        assertThat(journey.decide(mine, 1, NOW, SKEW)).isEqualTo(new Decision.Accepted(mine));
    }

    @Test
    void acceptsAWholeComplaint() {
        List<JourneyEvent> life = List.of(
                BEGUN,
                LODGED,
                new ComplaintAcknowledged(NOW, "B1", Channel.EMAIL, "amy"),
                new ComplaintAssigned(NOW, "B1", "bo", null),
                new ComplaintClockPaused(NOW, "B1", PauseReason.WAITING_FOR_CUSTOMER),
                new ComplaintClockResumed(NOW, "B1"),
                new ComplaintAnswered(NOW, "B1", Answer.REJECTED, Channel.LETTER, null),
                new ComplaintReopened(NOW, "B1", null),
                new ComplaintAnswered(NOW, "B1", Answer.ACCEPTED, Channel.LETTER, null),
                new RedressGiven(NOW, "B1", Redress.REFUND, Money.of("5", "EUR"), null),
                new ComplaintResolved(NOW, "B1", true, "late delivery", new Justice(4, 4, 5)),
                new ComplaintClosed(NOW, "B1"));

        Journey journey = acceptAll(life);

        assertThat(journey.complaints().byId())
                .isEqualTo(Map.of("B1", new Complaints.Complaint(ComplaintState.CLOSED, false, 11, NOW, NOW, NOW)));
    }

    @Test
    void aNewPauseIsPossibleAfterAnAnsweredComplaintIsReopened() {
        JourneyEvent paused = new ComplaintClockPaused(NOW, "B1", PauseReason.WAITING_FOR_CUSTOMER);
        acceptAll(List.of(
                BEGUN,
                LODGED,
                paused,
                new ComplaintAnswered(NOW, "B1", Answer.REJECTED, null, null),
                new ComplaintReopened(NOW, "B1", null),
                paused));
    }

    @Test
    void linkingALinkedIdentifierChangesNothing() {
        assertThat(after(List.of(BEGUN)).decide(new IdentifierLinked(NOW, Samples.EMAIL), NOW, SKEW))
                .isEqualTo(new Decision.Unchanged());
    }

    @Test
    void anOccasionThatIsDoneOrDismissedIsSoOnce() {
        assertThat(after(List.of(BEGUN, DONE)).decide(new CareOccasionDone(NOW, WELCOME, null, "C9"), NOW, SKEW))
                .isEqualTo(new Decision.Unchanged());
        assertThat(after(List.of(BEGUN, DISMISSED)).decide(DISMISSED, NOW, SKEW))
                .isEqualTo(new Decision.Unchanged());
    }

    @Test
    void anOccasionIsPutOffAgainAndAgainAndStillDoneAfterItWasDismissed() {
        acceptAll(List.of(BEGUN, snoozed(), snoozed(), DISMISSED, DONE));
    }

    @Test
    void anOccasionOfAMergedJourneyIsRecordedWithTheOneThatSpeaksForIt() {
        acceptAll(List.of(
                BEGUN,
                new JourneysMerged(NOW, SELF, OTHER, "same"),
                new CareOccasionDone(NOW, "welcome:J2.1", null, null)));
    }

    @Test
    void aMergeIsTakenBack() {
        Journey journey = acceptAll(List.of(
                BEGUN,
                new JourneysMerged(NOW, OTHER, SELF, "same"),
                new JourneysSplit(NOW, OTHER, SELF, "two"),
                JOINED));
        assertThat(journey.loyalty().member()).isTrue();
    }

    @Test
    void aClockRunningAheadByTheSkewIsForgiven() {
        assertThat(after(List.of(BEGUN)).decide(new LoyaltyJoined(NOW.plus(SKEW), "plus"), NOW, SKEW))
                .isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void aReturnOfAllThatWasPaidIsAccepted() {
        acceptAll(List.of(BEGUN, BOUGHT, returned("20.00"), returned("30.00")));
    }

    private static Journey acceptAll(List<JourneyEvent> facts) {
        Journey journey = Journey.unknown(SELF);
        for (JourneyEvent fact : facts) {
            assertThat(journey.decide(fact, NOW, SKEW)).isEqualTo(new Decision.Accepted(fact));
            journey = journey.evolve(fact);
        }
        return journey;
    }

    static Journey after(List<JourneyEvent> history) {
        Journey journey = Journey.unknown(SELF);
        for (JourneyEvent event : history) {
            journey = journey.evolve(event);
        }
        return journey;
    }

    static JourneyEvent snoozed() {
        return new CareOccasionSnoozed(NOW, WELCOME, NOW.plusSeconds(1));
    }

    static JourneyEvent returned(String amount) {
        return new PurchaseReturned(NOW, "O1", "R" + amount, Money.of(amount, "EUR"), null);
    }
}
