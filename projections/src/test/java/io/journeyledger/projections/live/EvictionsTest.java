package io.journeyledger.projections.live;

import static io.journeyledger.projections.Telling.bought;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.LedgerInMemory;
import io.journeyledger.projections.Telling;
import io.journeyledger.store.operation.DeadLetterTable.Letter;
import io.journeyledger.store.operation.DeadLetterTable.State;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is left out for good, and what becomes of that when it is told after all. */
class EvictionsTest extends LettersAside {

    @Test
    void an_evicted_event_that_is_told_after_all_stays_when_the_next_one_comes() {
        ledger.append(ANN.subList(4, 6));
        park(ANN.get(1));
        batch(ANN.subList(0, 3));
        retries(3).evict("ANN.1");
        batch(ANN.subList(3, 5));

        assertThat(retries(5).retry("ANN.1")).isEmpty();
        batch(ANN.subList(5, 6));

        assertThat(index.documents()).isEqualTo(toldAtOnce(ANN));
    }

    @Test
    void an_evicted_event_that_is_told_after_all_undoes_what_was_told_without_it() {
        List<Recorded> silence = Telling.of("ANN")
                .then(bought("2025-01-01", "O1", "10.00"))
                .then(bought("2025-07-01", "O2", "20.00"))
                .then(bought("2026-02-01", "O3", "30.00"))
                .events();
        ledger = new LedgerInMemory(silence);
        park(silence.get(1));
        folds = new LiveFolds(stories(), _ -> {}, 1_000, 0);
        batch(silence);
        retries(3).evict("ANN.1");

        assertThat(retries(3).retry("ANN.1")).isEmpty();

        assertThat(index.documents()).isEqualTo(toldAtOnce(silence));
    }

    /** A batch tells by the letters as they were when it began, whenever else somebody looks at them. */
    @Test
    void an_event_that_is_evicted_while_a_batch_tells_it_stays_so_though_a_review_begins_meanwhile() {
        Parking batch = Parking.atTheEnd(letters, writer);
        park(ANN.get(1));
        letters.begin(table.all().getFirst(), false);
        batch.look();
        evict();

        live.look(); // nothing is stored at the end of a review, as here
        batch.park(fault(ANN.get(1)));

        assertThatIllegalStateException().isThrownBy(batch::store).withMessageContaining("ANN.1 was settled");
        assertThat(table.all()).extracting(Letter::state).containsExactly(State.EVICTED);
    }

    @Test
    void an_event_that_is_evicted_while_a_review_tells_it_stays_so() {
        park(ANN.get(1));
        letters.begin(table.all().getFirst(), false);
        live.look();
        evict();

        live.park(fault(ANN.get(1)));

        assertThat(table.all()).extracting(Letter::state).containsExactly(State.EVICTED);
        assertThat(live.tells(ANN.get(2).journey(), 2)).isTrue();
    }

    @Test
    void what_was_told_of_an_evicted_event_is_taken_back() {
        List<Recorded> complaining = Telling.of("ANN")
                .then(bought("2026-01-01", "O1", "10.00"))
                .then(LODGED)
                .events();
        ledger = new LedgerInMemory(complaining);
        batch(complaining);
        park(complaining.get(1));

        assertThat(retries(2).evict("ANN.1")).isEmpty();

        assertThat(index.documents().keySet())
                .isEqualTo(toldAtOnce(complaining.subList(0, 1)).keySet());
        assertThat(index.documents().get("journey-customers/ANN")).contains("\"openComplaints\":0");
    }

    private void evict() {
        Letter letter = table.all().getFirst();
        letters.begin(letter, true);
        letters.done(letter);
    }
}
