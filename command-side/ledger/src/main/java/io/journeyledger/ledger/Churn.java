package io.journeyledger.ledger;

import io.journeyledger.ledger.ChurnEvent.*;
import io.journeyledger.ledger.PurchaseEvent.*;
import io.journeyledger.ledger.Refusal.Reason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Leaving and returning.
 *
 * @param left when the customer left; none while they have not, or were won back
 * @param bought whether they bought something since, and so can leave again though nobody recorded that they were won back
 */
public record Churn(@Nullable Instant left, boolean bought) {

    static final Churn NONE = new Churn(null, false);

    static final List<Rule> RULES = List.of(Churn::nobodyLeavesTwice, Churn::onlyTheChurnedAreWonBack);

    Churn evolve(ChurnEvent event) {
        return switch (event) {
            case CustomerChurned e -> new Churn(e.occurredAt(), false);
            case WinBackAttempted _ -> this;
            case CustomerWonBack _ -> NONE;
        };
    }

    Churn evolve(PurchaseEvent event) {
        return switch (event) {
            case PurchaseMade _, ContractSigned _, ContractRenewed _ ->
                left != null && event.occurredAt().isAfter(left) ? new Churn(left, true) : this;
            case PurchaseReturned _, ContractEnded _ -> this;
        };
    }

    /** Who speaks for others may have left, or have come back, in what is recorded of these. */
    private static boolean speaksForOthers(Journey journey) {
        return !journey.identity().absorbed().isEmpty();
    }

    private static @Nullable Refusal nobodyLeavesTwice(Journey journey, JourneyEvent proposed) {
        Churn churn = journey.churn();
        return proposed instanceof CustomerChurned
                        && churn.left() != null
                        && !churn.bought()
                        && !speaksForOthers(journey)
                ? Refusal.of(Reason.ALREADY_CHURNED)
                : null;
    }

    private static @Nullable Refusal onlyTheChurnedAreWonBack(Journey journey, JourneyEvent proposed) {
        return proposed instanceof CustomerWonBack && journey.churn().left() == null && !speaksForOthers(journey)
                ? Refusal.of(Reason.NOT_CHURNED)
                : null;
    }
}
