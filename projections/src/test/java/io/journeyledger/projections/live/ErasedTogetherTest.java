package io.journeyledger.projections.live;

import static io.journeyledger.projections.Telling.at;
import static io.journeyledger.projections.Telling.bought;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.IdentityEvent.JourneysMerged;
import io.journeyledger.ledger.IdentityEvent.PersonalDataErased;
import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Provenance;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.LedgerInMemory;
import io.journeyledger.projections.Telling;
import io.journeyledger.projections.index.Operation;
import io.journeyledger.projections.replay.Stories;
import io.journeyledger.store.codec.EventCodec;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErasedTogetherTest {

    private static final JourneyId ANN = new JourneyId("ANN");
    private static final JourneyId BEN = new JourneyId("BEN");

    /**
     * Where an index lay aside, the documents of both were deleted, and it is brought up to date by these operations.
     */
    @Test
    void who_is_spoken_for_by_an_erased_journey_is_told_anew_as_well() {
        JourneysMerged merged = new JourneysMerged(at("2026-01-03"), ANN, BEN, "one person");
        List<Recorded> ledger = List.of(
                recorded(1, ANN, 0, bought("2026-01-01", "O1", "10.00")),
                recorded(2, BEN, 0, bought("2026-01-02", "O2", "20.00")),
                recorded(3, ANN, 1, merged),
                recorded(4, BEN, 1, merged),
                recorded(5, ANN, 2, new PersonalDataErased(at("2026-01-04"), "GDPR Art. 17")));
        LiveFolds folds =
                new LiveFolds(new Stories(new LedgerInMemory(ledger), EventCodec.standard()), _ -> {}, 1_000, 0);
        folds.keep(folds.changes(ledger.subList(0, 4), Telling.reading("2026-01-10")));

        Changes changes = folds.changes(ledger.subList(4, 5), Telling.reading("2026-01-10"));

        assertThat(changes.operations().stream()
                        .filter(operation -> operation.source() != null)
                        .filter(operation -> operation.index().equals("journey-customers"))
                        .map(Operation::id))
                .containsExactlyInAnyOrder("ANN", "BEN");
    }

    private static Recorded recorded(long position, JourneyId journey, long sequence, JourneyEvent event) {
        return new Recorded(position, journey, sequence, event.occurredAt(), event, Provenance.of("test", "e"));
    }
}
