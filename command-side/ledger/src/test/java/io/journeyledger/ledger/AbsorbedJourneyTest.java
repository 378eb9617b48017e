package io.journeyledger.ledger;

import static io.journeyledger.ledger.EventType.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.IdentityEvent.CustomerIdentified;
import io.journeyledger.ledger.IdentityEvent.JourneysMerged;
import io.journeyledger.ledger.Refusal.Reason;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A journey that is merged away finishes what was begun in it, and begins nothing. */
class AbsorbedJourneyTest {

    private static final JourneyId SURVIVOR = new JourneyId("J1");
    private static final JourneyId ABSORBED = new JourneyId("J2");
    private static final JourneyEvent MERGED = new JourneysMerged(Samples.AT, SURVIVOR, ABSORBED, "same person");

    private static final Set<EventType> BEGINNINGS = EnumSet.of(
            CUSTOMER_IDENTIFIED,
            PROMISE_MADE,
            PURCHASE_MADE,
            CONTRACT_SIGNED,
            COMPLAINT_LODGED,
            LOYALTY_JOINED,
            POINTS_EARNED);

    private static final Set<EventType> CARRYING_ON = EnumSet.of(
            IDENTIFIER_UNLINKED,
            PROMISE_KEPT,
            PROMISE_BROKEN,
            PURCHASE_RETURNED,
            CONTRACT_RENEWED,
            CONTRACT_ENDED,
            COMPLAINT_ACKNOWLEDGED,
            COMPLAINT_ASSIGNED,
            COMPLAINT_ASSESSED,
            COMPLAINT_INVESTIGATED,
            COMPLAINT_ESCALATED,
            COMPLAINT_CLOCK_PAUSED,
            COMPLAINT_CLOCK_RESUMED,
            HOLDING_REPLY_SENT,
            COMPLAINT_ANSWERED,
            REDRESS_GIVEN,
            COMPLAINT_RESOLVED,
            COMPLAINT_REOPENED,
            COMPLAINT_REFERRED,
            COMPLAINT_WITHDRAWN,
            COMPLAINT_CLOSED,
            POINTS_REDEEMED,
            POINTS_EXPIRED,
            POINTS_REVERSED);

    @Test
    void carriesOnWhatWasBegunInIt() {
        Journey journey = absorbed(BEGINNINGS);

        assertThat(Samples.all().stream()
                        .filter(journey::isCarriedOnBy)
                        .map(EventType::of)
                        .toList())
                .hasSameElementsAs(CARRYING_ON);
        for (JourneyEvent fact : Samples.all()) {
            assertThat(isSentToTheSurvivor(journey, fact))
                    .as(fact.toString())
                    .isEqualTo(!CARRYING_ON.contains(EventType.of(fact)) && EventType.of(fact) != JOURNEYS_SPLIT);
        }
    }

    @Test
    void refusesToGoOnWithWhatWasBegunElsewhere() {
        Journey journey = Journey.unknown(ABSORBED)
                .evolve(new CustomerIdentified(Samples.AT, List.of()))
                .evolve(MERGED);

        assertThat(Samples.all())
                .filteredOn(fact -> EventType.of(fact) != JOURNEYS_SPLIT)
                .allMatch(fact -> isSentToTheSurvivor(journey, fact));
    }

    @Test
    void keepsTheRulesOfWhatItCarriesOn() {
        Journey journey = absorbed(BEGINNINGS);
        JourneyEvent closed = sample(COMPLAINT_CLOSED);
        JourneyEvent resolved = sample(COMPLAINT_RESOLVED);

        assertThat(refusal(journey, closed)).isEqualTo(Reason.COMPLAINT_STATE_FORBIDS);
        assertThat(journey.decide(resolved, Samples.AT, Duration.ZERO)).isEqualTo(new Decision.Accepted(resolved));
        assertThat(journey.evolve(resolved).decide(closed, Samples.AT, Duration.ZERO))
                .isEqualTo(new Decision.Accepted(closed));
    }

    @Test
    void theOneThatSpeaksForItGivesPointsToWhoIsAMemberByIt() {
        Journey speaker =
                Journey.unknown(SURVIVOR).evolve(sample(CUSTOMER_IDENTIFIED)).evolve(MERGED);

        for (EventType type : List.of(POINTS_EARNED, TIER_REACHED)) {
            assertThat(speaker.decide(sample(type), Samples.AT, Duration.ZERO))
                    .isEqualTo(new Decision.Accepted(sample(type)));
        }
        assertThat(refusal(speaker, sample(POINTS_REDEEMED))).isEqualTo(Reason.POINTS_BELOW_ZERO);
    }

    @Test
    void saysWhichJourneyTakesTheRest() {
        assertThat(absorbed(BEGINNINGS).decide(sample(CONTACT_MADE), Samples.AT, Duration.ZERO))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        no -> assertThat(no.refusal().detail())
                                .isEqualTo("journey J2 is merged into J1 and takes only what carries on something begun"
                                        + " in it; record this in J1"));
    }

    private static Journey absorbed(Set<EventType> begun) {
        Journey journey = Journey.unknown(ABSORBED);
        for (JourneyEvent event : Samples.all()) {
            if (begun.contains(EventType.of(event))) {
                journey = journey.evolve(event);
            }
        }
        return journey.evolve(MERGED);
    }

    private static JourneyEvent sample(EventType type) {
        return Samples.all().stream()
                .filter(event -> EventType.of(event) == type)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isSentToTheSurvivor(Journey journey, JourneyEvent fact) {
        // A second beginning is refused as such, whoever speaks for the customer.
        Reason reason = refusal(journey, fact);
        return reason == Reason.JOURNEY_MERGED_AWAY || reason == Reason.JOURNEY_ALREADY_BEGUN;
    }

    private static @Nullable Reason refusal(Journey journey, JourneyEvent fact) {
        return journey.decide(fact, Samples.AT, Duration.ZERO) instanceof Decision.Refused(Refusal refusal)
                ? refusal.reason()
                : null;
    }
}
