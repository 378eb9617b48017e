package io.journeyledger.projections;

import static io.journeyledger.projections.Telling.at;
import static io.journeyledger.projections.Telling.bought;

import io.journeyledger.ledger.ComplaintEvent.ComplaintLodged;
import io.journeyledger.ledger.IdentityEvent.JourneysMerged;
import io.journeyledger.ledger.IdentityEvent.JourneysSplit;
import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Provenance;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.replay.DeadLetters;
import io.journeyledger.projections.replay.UnfoldableException;
import io.journeyledger.store.operation.DeadLetterTable.Letter;
import java.util.List;

/** Ann, and Ben with a complaint, who are taken for one person and then for two again. */
public final class Couple {

    public static final JourneyId ANN = new JourneyId("ANN");
    public static final JourneyId BEN = new JourneyId("BEN");

    private static final JourneysMerged MERGED = new JourneysMerged(at("2026-01-04"), ANN, BEN, "one person");
    private static final JourneysSplit SPLIT = new JourneysSplit(at("2026-01-06"), ANN, BEN, "two persons");

    /**
     * Eleven events: ANN.0 to ANN.4, of which ANN.2 is the merge and ANN.4 the split, and BEN.0 to BEN.5 (BEN.2 and
     * BEN.4).
     */
    public static final List<Recorded> ALL = List.of(
            recorded(1, ANN, 0, bought("2026-01-01", "O1", "10.00")),
            recorded(2, BEN, 0, bought("2026-01-02", "O2", "20.00")),
            recorded(3, BEN, 1, lodged("2026-01-03", "B1")),
            recorded(4, ANN, 1, bought("2026-01-03", "O3", "30.00")),
            recorded(5, BEN, 2, MERGED),
            recorded(6, ANN, 2, MERGED),
            recorded(7, ANN, 3, bought("2026-01-05", "O4", "40.00")),
            recorded(8, BEN, 3, lodged("2026-01-05", "B2")),
            recorded(9, BEN, 4, SPLIT),
            recorded(10, ANN, 4, SPLIT),
            recorded(11, BEN, 5, bought("2026-01-07", "O5", "50.00")));

    /** Up to the last event before they are split. */
    public static final List<Recorded> TOGETHER = ALL.subList(0, 8);

    private Couple() {}

    public static Recorded event(String id) {
        return ALL.stream()
                .filter(recorded -> recorded.eventId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    public static void park(DeadLetters letters, Recorded event) {
        letters.park(new UnfoldableException(event, new IllegalStateException("no more than a test")));
    }

    public static void park(DeadLetters letters, String event) {
        park(letters, event(event));
    }

    public static void evict(DeadLetters letters, Recorded event) {
        park(letters, event);
        Letter letter = letters.find(event.eventId()).orElseThrow();
        letters.begin(letter, true);
        letters.done(letter);
    }

    /** Without a text, which would have to be sealed. */
    private static ComplaintLodged lodged(String day, String complaint) {
        return new ComplaintLodged(at(day), complaint, null, null, null, null, null, null, null, null, null, null);
    }

    public static Recorded recorded(long position, JourneyId journey, long sequence, JourneyEvent event) {
        return new Recorded(
                position, journey, sequence, event.occurredAt(), event, Provenance.of("test", Long.toString(position)));
    }
}
