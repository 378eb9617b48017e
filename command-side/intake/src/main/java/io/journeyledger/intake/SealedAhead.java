package io.journeyledger.intake;

import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.PersonalText;
import io.journeyledger.store.SealingKey;
import java.util.Map;

/**
 * What was sealed for the journey whose a group is expected to be, by a thread that does not hold the right to write. Of use
 * only when it turns out to be that journey, with that key.
 *
 * @param key of the expected journey
 * @param begins whether the group is expected to begin it. The journey's id is given to no other group to begin with.
 * @param identifiers by their fingerprints those that are expected to be new to it
 * @param facts by the keys of their entries those that have personal texts
 */
record SealedAhead(
        SealingKey key, boolean begins, Map<String, PersonalText.Sealed> identifiers, Map<Receipts.Key, Fact> facts) {

    /** Whether anything was sealed. */
    boolean isOfUse() {
        return !identifiers.isEmpty() || !facts.isEmpty();
    }

    /** @param encoded as the event is stored */
    @SuppressWarnings("ArrayRecordComponent") // made once, written once
    record Fact(JourneyEvent event, byte[] encoded) {}
}
