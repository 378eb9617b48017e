package io.journeyledger.ledger;

import io.journeyledger.ledger.ContactEvent.*;
import io.journeyledger.ledger.Refusal.Reason;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** @param open every promise by its id, and whether it still waits to be kept */
public record Promises(Map<String, Boolean> open) {

    static final Promises NONE = new Promises(Map.of());

    static final List<Rule> RULES = List.of(Promises::isMadeOnce, Promises::onlyAnOpenPromiseEnds);

    Promises evolve(ContactEvent event) {
        return switch (event) {
            case ContactMade _, CareOccasionDone _, CareOccasionSnoozed _, CareOccasionDismissed _ -> this;
            case PromiseMade e -> new Promises(Layered.with(open, e.promiseId(), true));
            case PromiseKept e -> new Promises(Layered.with(open, e.promiseId(), false));
            case PromiseBroken e -> new Promises(Layered.with(open, e.promiseId(), false));
        };
    }

    private static @Nullable Refusal isMadeOnce(Journey journey, JourneyEvent proposed) {
        return proposed instanceof PromiseMade e && journey.promises().open().containsKey(e.promiseId())
                ? Refusal.of(Reason.PROMISE_ALREADY_MADE, Argument.text(e.promiseId()))
                : null;
    }

    private static @Nullable Refusal onlyAnOpenPromiseEnds(Journey journey, JourneyEvent proposed) {
        if (!(proposed instanceof ContactEvent event)) {
            return null;
        }
        String id = switch (event) {
            case PromiseKept e -> e.promiseId();
            case PromiseBroken e -> e.promiseId();
            case ContactMade _, PromiseMade _, CareOccasionDone _, CareOccasionSnoozed _, CareOccasionDismissed _ ->
                null;
        };
        return id == null || journey.promises().open().getOrDefault(id, false)
                ? null
                : Refusal.of(Reason.PROMISE_NOT_OPEN, Argument.text(id));
    }
}
