package io.journeyledger.ledger;

import io.journeyledger.ledger.ContactEvent.*;
import io.journeyledger.ledger.Refusal.Reason;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about occasions to care for the customer. Which occasions there are follows from a policy, which the
 * write side does not know: here counts whose they are, and that none comes back once it is settled.
 *
 * @param settled every occasion that was done or dismissed, and whether it was done
 */
record Occasions(Map<String, Boolean> settled) {

    static final Occasions NONE = new Occasions(Map.of());

    static final List<Rule> RULES = List.of(Occasions::isOfThisCustomer, Occasions::whatIsSettledDoesNotComeBack);

    Occasions evolve(ContactEvent event) {
        return switch (event) {
            case CareOccasionDone e -> new Occasions(Layered.with(settled, e.occasion(), true));
            case CareOccasionDismissed e -> new Occasions(Layered.with(settled, e.occasion(), false));
            case CareOccasionSnoozed _, ContactMade _, PromiseMade _, PromiseKept _, PromiseBroken _ -> this;
        };
    }

    /** Done is done, and dismissed is dismissed. */
    boolean saysAlready(JourneyEvent proposed) {
        return proposed instanceof CareOccasionDone done
                ? settled.getOrDefault(done.occasion(), false)
                : proposed instanceof CareOccasionDismissed dismissed
                        && !settled.getOrDefault(dismissed.occasion(), true);
    }

    private static @Nullable Refusal isOfThisCustomer(Journey journey, JourneyEvent proposed) {
        String name = named(proposed);
        Occasion occasion = name == null ? null : Occasion.of(name);
        return occasion == null
                        || occasion.journey().equals(journey.id())
                        || journey.identity().absorbed().contains(occasion.journey())
                ? null
                : Refusal.of(
                        Reason.OCCASION_OF_ANOTHER_JOURNEY,
                        Argument.text(occasion.toString()),
                        Argument.text(occasion.journey()),
                        Argument.text(journey.id()));
    }

    /**
     * Who reached the customer although somebody dismissed it may say so; to dismiss or snooze what is done is a
     * mistake.
     */
    private static @Nullable Refusal whatIsSettledDoesNotComeBack(Journey journey, JourneyEvent proposed) {
        String name = named(proposed);
        Boolean done = name == null ? null : journey.occasions().settled().get(name);
        if (name == null || done == null) {
            return null;
        }
        return proposed instanceof CareOccasionSnoozed || (done && proposed instanceof CareOccasionDismissed)
                ? Refusal.of(Reason.OCCASION_SETTLED, Argument.text(name))
                : null;
    }

    private static @Nullable String named(JourneyEvent proposed) {
        if (!(proposed instanceof ContactEvent event)) {
            return null;
        }
        return switch (event) {
            case CareOccasionDone e -> e.occasion();
            case CareOccasionSnoozed e -> e.occasion();
            case CareOccasionDismissed e -> e.occasion();
            case ContactMade _, PromiseMade _, PromiseKept _, PromiseBroken _ -> null;
        };
    }
}
