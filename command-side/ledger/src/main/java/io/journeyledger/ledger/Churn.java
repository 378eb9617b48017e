package io.journeyledger.ledger;

import io.journeyledger.ledger.ChurnEvent.*;
import io.journeyledger.ledger.Refusal.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules of leaving and returning. */
final class Churn {

    static final List<Rule> RULES = List.of(Churn::nobodyLeavesTwice, Churn::onlyTheChurnedAreWonBack);

    private Churn() {}

    static boolean after(boolean churned, ChurnEvent event) {
        return switch (event) {
            case CustomerChurned _ -> true;
            case WinBackAttempted _ -> churned;
            case CustomerWonBack _ -> false;
        };
    }

    private static @Nullable Refusal nobodyLeavesTwice(Journey journey, JourneyEvent proposed) {
        return proposed instanceof CustomerChurned && journey.churned() ? Refusal.of(Reason.ALREADY_CHURNED) : null;
    }

    private static @Nullable Refusal onlyTheChurnedAreWonBack(Journey journey, JourneyEvent proposed) {
        return proposed instanceof CustomerWonBack && !journey.churned() ? Refusal.of(Reason.NOT_CHURNED) : null;
    }
}
