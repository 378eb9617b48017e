package io.journeyledger.store.reading;

import io.journeyledger.ledger.JourneyId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The population of a ledger that can be read in the order of positions only, as that of Axon Server: journeys are
 * dealt out by the hashes of their ids, and each part costs a pass over the ledger. Parts are as few as fit into
 * memory.
 */
final class HashedPopulation implements LedgerReader.Population {

    /** About 300 MB of events. */
    private static final long EVENTS_A_PART = 500_000;

    private static final int PAGE = 5_000;

    private final LedgerReader ledger;
    private final long upTo;
    private final long parts;

    HashedPopulation(LedgerReader ledger, long upTo) {
        this.ledger = ledger;
        this.upTo = upTo;
        this.parts = ledger.count() / EVENTS_A_PART + 1;
    }

    @Override
    public long parts() {
        return parts;
    }

    @Override
    public Map<JourneyId, List<RawEvent>> part(long part) {
        List<RawEvent> mine = new ArrayList<>();
        long after = 0;
        while (after < upTo) {
            List<RawEvent> page = ledger.read(after, PAGE);
            if (page.isEmpty()) {
                break;
            }
            for (RawEvent event : page) {
                if (event.position() <= upTo && Math.floorMod(event.journey().hashCode(), parts) == part - 1) {
                    mine.add(event);
                }
            }
            after = page.getLast().position();
        }
        return RawEvent.byJourney(mine);
    }
}
