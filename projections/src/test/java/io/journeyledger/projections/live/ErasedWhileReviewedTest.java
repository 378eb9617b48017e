package io.journeyledger.projections.live;

import static io.journeyledger.projections.Telling.at;
import static io.journeyledger.projections.Telling.bought;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.IdentityEvent.PersonalDataErased;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.LedgerInMemory;
import io.journeyledger.projections.Telling;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.fold.Reading;
import io.journeyledger.projections.index.DocumentsOfJourneys;
import io.journeyledger.projections.index.ViewIndices;
import io.journeyledger.projections.replay.Stories;
import io.journeyledger.projections.replay.UnfoldableException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A journey that is parked, and erased between the opening of its texts for a review and the writing. */
class ErasedWhileReviewedTest extends Sweeping {

    private static final JourneyId ANN = new JourneyId("ANN");

    private static final List<Recorded> LEDGER = Telling.of("ANN")
            .then(bought("2026-01-11", "O1", "10.50"))
            .then(bought("2026-01-12", "O2", "10.50"))
            .then(new PersonalDataErased(at("2026-01-20"), "GDPR Art. 17"))
            .events();

    @Test
    void stays_forgotten() throws IOException {
        Stories stories = stories(LEDGER);
        List<Recorded> told = LEDGER.subList(0, 1);
        writer.write(new LiveFolds(stories, _ -> {}, 1_000, 0)
                .changes(told, new Reading(Telling.POLICY, at("2026-01-13"), LedgerInMemory::open))
                .operations());
        Recorded parked = LEDGER.get(1);
        stories.letters().park(new UnfoldableException(parked, new IllegalStateException("cannot be told")));
        Unfollowed unfollowed = new Unfollowed(
                new LedgerInMemory(LEDGER), new ViewIndices(client), new DocumentsOfJourneys(client), writer, stories);
        Instant later = at("2026-01-13").plus(Duration.ofDays(400));
        assertThat(due(later)).containsExactly(ANN);

        sweep(stories, LedgerInMemory::open, later, true, parked.position(), () -> unfollowed.forget(Map.of(ANN, 3L)))
                .run();

        assertThat(held(View.CUSTOMERS)).isEmpty();
    }
}
