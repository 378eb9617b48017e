package io.journeyledger.projections.fold;

import io.journeyledger.ledger.ContactEvent;
import io.journeyledger.ledger.ContactEvent.*;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Recorded;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * What was promised.
 *
 * @param open each open promise
 * @param ended promises kept or broken; remembered, since of a late pair the end may occur first
 */
record Promises(Map<Key, Made> open, Set<Key> ended, int kept, int broken) {

    /** Promises are named within the stream they were recorded in. */
    record Key(JourneyId stream, String promiseId) {}

    /** @param sequence of the event in its stream */
    record Made(Instant due, long sequence) {}

    static final Promises NONE = new Promises(Map.of(), Set.of(), 0, 0);

    Promises evolve(Recorded recorded, ContactEvent event) {
        JourneyId stream = recorded.journey();
        return switch (event) {
            case PromiseMade e -> {
                Key key = new Key(stream, e.promiseId());
                yield ended.contains(key)
                        ? this
                        : new Promises(
                                Copies.with(open, key, new Made(e.due(), recorded.sequence())), ended, kept, broken);
            }
            case PromiseKept e -> ended(new Key(stream, e.promiseId()), kept + 1, broken);
            case PromiseBroken e -> ended(new Key(stream, e.promiseId()), kept, broken + 1);
            case ContactMade _, CareOccasionDone _, CareOccasionSnoozed _, CareOccasionDismissed _ -> this;
        };
    }

    private Promises ended(Key key, int keptThen, int brokenThen) {
        return new Promises(Copies.without(open, key), Copies.with(ended, key), keptThen, brokenThen);
    }
}
