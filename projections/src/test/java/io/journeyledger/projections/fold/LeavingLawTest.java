package io.journeyledger.projections.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.ChurnEvent.*;
import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.Money;
import io.journeyledger.ledger.PurchaseEvent.*;
import io.journeyledger.projections.Telling;
import io.journeyledger.projections.document.Stage;
import io.journeyledger.projections.document.TransitionDocument;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whoever left for the write side left in the view, so that what is done about it is not refused, however facts are
 * dated. And who comes back has come back that day, and no more.
 */
class LeavingLawTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void who_left_for_the_write_side_left_in_the_view(long seed) {
        Random random = new Random(seed);
        int wonBack = 0;
        int returns = 0;
        for (int history = 0; history < 400; history++) {
            BothSides ann = new BothSides();
            for (int i = 0; i < 14; i++) {
                JourneyEvent fact = fact(random, i, BothSides.after(4L * i + random.nextInt(24)));
                wonBack += ann.take(fact) && fact instanceof CustomerWonBack ? 1 : 0;
                assertThat(Objects.requireNonNull(ann.told()
                                                .customer("2026-04-01")
                                                .lifecycle())
                                        .stage()
                                == Stage.CHURNED)
                        .as("%s", ann)
                        .isEqualTo(ann.held().churn().gone());
            }
            returns += earnsNothingOnTheDayOfAReturn(ann.told().transitions("2026-04-01"));
        }
        assertThat(returns).isGreaterThan(100);
        assertThat(wonBack).isGreaterThan(200);
    }

    /** What is bought on one day is bought at once: returns by a purchase, after none of which more was earned that day. */
    private static int earnsNothingOnTheDayOfAReturn(List<TransitionDocument> changes) {
        int returns = 0;
        LocalDate returned = null;
        for (TransitionDocument change : changes) {
            LocalDate day = LocalDate.ofInstant(
                    change.timestamp(), Telling.POLICY.models().zone());
            if (change.cause().rule().equals("purchase-after-churn")) {
                returned = day;
                returns++;
            } else if (change.to() == Stage.DEVELOPING || change.to() == Stage.LOYAL) {
                assertThat(day).as("%s", changes).isNotEqualTo(returned);
            }
        }
        return returns;
    }

    private static JourneyEvent fact(Random random, int number, Instant when) {
        Money amount = Money.of("10.00", "EUR");
        return switch (random.nextInt(8)) {
            case 0 -> new PurchaseMade(when, "O" + number, List.of(), amount, null);
            case 1 -> new ContractSigned(when, "K" + number, "fibre", null, null);
            case 2 -> new ContractRenewed(when, "K" + random.nextInt(14), null, null);
            case 3 -> new ContractEnded(when, "K" + random.nextInt(14), null);
            case 4, 5 -> new CustomerChurned(when, Basis.DECLARED, Reason.PRICE, null);
            default -> new CustomerWonBack(when, null);
        };
    }
}
