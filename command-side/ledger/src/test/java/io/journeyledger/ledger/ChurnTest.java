package io.journeyledger.ledger;

import static io.journeyledger.ledger.JourneyTest.BEGUN;
import static io.journeyledger.ledger.JourneyTest.NOW;
import static io.journeyledger.ledger.JourneyTest.OTHER;
import static io.journeyledger.ledger.JourneyTest.SELF;
import static io.journeyledger.ledger.JourneyTest.SKEW;
import static io.journeyledger.ledger.JourneyTest.after;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.ChurnEvent.*;
import io.journeyledger.ledger.IdentityEvent.JourneysMerged;
import io.journeyledger.ledger.PurchaseEvent.PurchaseMade;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** As the views see it: who buys after leaving is back, and who speaks for others may have left or be back by them. */
class ChurnTest {

    private static final Instant LATER = NOW.plusSeconds(60);

    private static JourneyEvent churned(Instant at) {
        return new CustomerChurned(at, Basis.DECLARED, ChurnEvent.Reason.PRICE, null);
    }

    private static JourneyEvent bought(Instant at) {
        return new PurchaseMade(at, "O1", List.of(), Money.of("50.00", "EUR"), Channel.WEB);
    }

    @Test
    void whoBoughtSinceCanLeaveAgainAndIsWonBackOnceItIsSaid() {
        Journey back = after(List.of(BEGUN, churned(NOW), bought(LATER)));

        assertThat(back.decide(churned(LATER), LATER, SKEW)).isInstanceOf(Decision.Accepted.class);
        assertThat(back.decide(new CustomerWonBack(LATER, null), LATER, SKEW)).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void aPurchaseBeforeItThatIsLearntOfLateIsNoReturn() {
        Journey gone = after(List.of(BEGUN, churned(NOW), bought(NOW.minusSeconds(60))));

        assertThat(gone.decide(churned(LATER), LATER, SKEW)).isInstanceOf(Decision.Refused.class);
    }

    @Test
    void whoSpeaksForOthersMayHaveLeftInTheirJourneys() {
        Journey speaker = after(List.of(BEGUN, new JourneysMerged(NOW, SELF, OTHER, "same person")));

        assertThat(speaker.decide(new CustomerWonBack(LATER, null), LATER, SKEW))
                .isInstanceOf(Decision.Accepted.class);
    }
}
