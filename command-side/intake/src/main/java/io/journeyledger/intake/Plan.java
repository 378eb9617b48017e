package io.journeyledger.intake;

import io.journeyledger.ledger.JourneyId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is to be proposed to which journey.
 *
 * @param byJourney the groups of each journey, in order
 * @param beginning the journeys that do not exist yet
 * @param decided groups whose outcome is known without asking a journey: duplicates and rejects
 * @param repeats groups that name the same source and id as an earlier planned one, with that one
 * @param deferred groups that hang on the outcome of planned ones and are planned after them, in their order
 */
record Plan(
        Map<JourneyId, List<Planned>> byJourney,
        Set<JourneyId> beginning,
        Map<Integer, Outcome> decided,
        Map<Integer, Integer> repeats,
        List<Integer> deferred) {

    boolean begins(JourneyId journey) {
        return beginning.contains(journey);
    }

    /**
     * One group.
     *
     * @param group its place among all groups
     * @param isFirst whether it begins its journey
     * @param facts what is proposed
     * @param keys of its entries
     * @param newIdentifiers fingerprints that will be linked when it is accepted
     */
    record Planned(
            int group,
            boolean isFirst,
            RecordEntries.Group facts,
            List<Receipts.Key> keys,
            Set<String> newIdentifiers) {}
}
