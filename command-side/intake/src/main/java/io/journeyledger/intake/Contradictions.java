package io.journeyledger.intake;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.store.reading.LedgerReader;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** An entry names a journey, and its identifiers point to another: whether that is a contradiction. Asked only then. */
@Component
class Contradictions {

    private final LedgerReader ledger;
    private final Journeys journeys;
    private final InstantSource clock;

    Contradictions(LedgerReader ledger, Journeys journeys, InstantSource clock) {
        this.ledger = ledger;
        this.journeys = journeys;
        this.clock = clock;
    }

    /**
     * The journey to ask nevertheless, which takes the entry or refuses it by itself: one that is not there, which has
     * nothing in which it could contradict the others, or one that was merged into those to which the identifiers
     * moved.
     *
     * @param named by the entries
     * @param all those named, and those to which the identifiers point; more than one
     */
    Optional<JourneyId> agreed(Set<JourneyId> named, Set<JourneyId> all) {
        Optional<JourneyId> unknown = named.stream()
                .filter(journey -> ledger.read(journey, 0, 1).isEmpty())
                .findFirst();
        if (unknown.isPresent() || named.size() != 1) {
            return unknown;
        }
        JourneyId one = named.iterator().next();
        return all.stream().allMatch(other -> other.equals(one) || speaksFor(other, one))
                ? Optional.of(one)
                : Optional.empty();
    }

    /** Whether the one was merged into the other, and is still. */
    boolean speaksFor(JourneyId journey, JourneyId absorbed) {
        RecordEntries nothing = new RecordEntries(journey.value(), List.of(), clock.instant(), true);
        return journeys.record(List.of(new Journeys.Call(nothing, false)))
                .getFirst()
                .absorbed()
                .contains(absorbed.value());
    }
}
