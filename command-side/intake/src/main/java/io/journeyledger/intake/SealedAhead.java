package io.journeyledger.intake;

import io.journeyledger.ledger.Identifier;
import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.store.keys.SealingKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was sealed for the journey whose a group is expected to be, by a thread that does not hold the right to write.
 * Of use only when it turns out to be that journey, with that key.
 *
 * @param key of the expected journey
 * @param begins whether the group is expected to begin it. The journey's id is given to no other group to begin with.
 * @param identifiers by their fingerprints those that are expected to be new to it
 * @param who the facts that say so of these, when all of them are, and no others
 * @param facts by the keys of their entries those that have personal texts
 */
record SealedAhead(
        SealingKey key,
        boolean begins,
        Map<String, Identifier> identifiers,
        List<Fact> who,
        Map<Receipts.Key, Fact> facts) {

    /** Whether anything was sealed. */
    boolean isOfUse() {
        return !identifiers.isEmpty() || !facts.isEmpty();
    }

    /** Whether {@link #who} says that these identifiers are new, from then on. */
    boolean says(boolean beginning, Set<String> prints, Instant occurredAt) {
        return begins == beginning
                && !who.isEmpty()
                && identifiers.keySet().equals(prints)
                && who.getFirst().event().occurredAt().equals(occurredAt);
    }

    /** @param encoded as the event is stored */
    @SuppressWarnings("ArrayRecordComponent") // made once, written once
    record Fact(JourneyEvent event, byte[] encoded) {}
}
