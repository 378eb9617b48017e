package io.journeyledger.ledger;

import io.journeyledger.ledger.ChurnEvent.*;
import io.journeyledger.ledger.PurchaseEvent.*;
import io.journeyledger.ledger.Refusal.Reason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Leaving and returning, as they occurred and not as they were learnt of: views tell them so.
 *
 * @param left when the customer last left; none while they have not, or were won back since
 * @param back when they last bought something or were won back
 * @param gone whether they have left and did not return since. Who bought can leave again though nobody recorded that
 *     they were won back
 */
public record Churn(@Nullable Instant left, @Nullable Instant back, boolean gone) {

    static final Churn NONE = new Churn(null, null, false);

    static final List<Rule> RULES =
            List.of(Churn::nobodyLeavesTwice, Churn::onlyTheChurnedAreWonBack, Churn::nobodyIsWonBackBeforeTheyLeft);

    Churn evolve(ChurnEvent event) {
        return switch (event) {
            case CustomerChurned e -> left(e.occurredAt());
            case WinBackAttempted _ -> this;
            case CustomerWonBack e -> {
                Churn then = back(e.occurredAt());
                yield then.gone ? then : new Churn(null, then.back, false);
            }
        };
    }

    Churn evolve(PurchaseEvent event) {
        return switch (event) {
            case PurchaseMade _, ContractSigned _, ContractRenewed _ -> back(event.occurredAt());
            case PurchaseReturned _, ContractEnded _ -> this;
        };
    }

    /** Of two facts of one instant the one that was recorded later comes later; so in the views. */
    private Churn left(Instant at) {
        return new Churn(later(left, at), back, gone || back == null || !at.isBefore(back));
    }

    private Churn back(Instant at) {
        return new Churn(left, later(back, at), gone && left != null && at.isBefore(left));
    }

    private static Instant later(@Nullable Instant one, Instant other) {
        return one == null || one.isBefore(other) ? other : one;
    }

    /** Who speaks for others may have come back in what is recorded of these. */
    private static @Nullable Refusal nobodyLeavesTwice(Journey journey, JourneyEvent proposed) {
        return proposed instanceof CustomerChurned
                        && journey.churn().gone()
                        && !journey.identity().speaksForOthers()
                ? Refusal.of(Reason.ALREADY_CHURNED)
                : null;
    }

    /** Who speaks for others may have left in what is recorded of these. */
    private static @Nullable Refusal onlyTheChurnedAreWonBack(Journey journey, JourneyEvent proposed) {
        return proposed instanceof CustomerWonBack
                        && journey.churn().left() == null
                        && !journey.identity().speaksForOthers()
                ? Refusal.of(Reason.NOT_CHURNED)
                : null;
    }

    /** It would be no return where facts are told as they occurred. */
    private static @Nullable Refusal nobodyIsWonBackBeforeTheyLeft(Journey journey, JourneyEvent proposed) {
        Instant left = journey.churn().left();
        return proposed instanceof CustomerWonBack
                        && left != null
                        && proposed.occurredAt().isBefore(left)
                ? Refusal.of(Reason.WON_BACK_TOO_EARLY, Argument.instant(proposed.occurredAt()), Argument.instant(left))
                : null;
    }
}
