package io.journeyledger.projections.live;

import static io.journeyledger.projections.Telling.at;
import static io.journeyledger.projections.Telling.bought;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.journeyledger.ledger.Argument;
import io.journeyledger.ledger.IdentityEvent.JourneysMerged;
import io.journeyledger.ledger.IdentityEvent.JourneysSplit;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.Couple;
import io.journeyledger.projections.LedgerInMemory;
import io.journeyledger.projections.TurnsInMemory;
import io.journeyledger.projections.run.RebuildRefusedException;
import io.journeyledger.projections.run.Shift;
import io.journeyledger.store.operation.DeadLetterTable.Letter;
import io.journeyledger.store.operation.DeadLetterTable.State;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a retry tells beside a live projection that is anywhere in the ledger. */
class RetriesTest extends LettersAside {

    @Test
    void leaves_nothing_behind_that_a_later_event_of_the_next_batch_undoes() {
        park(ANN.get(2));
        batch(ANN.subList(0, 3));

        assertThat(retries(3).retry("ANN.2")).isEmpty();
        ledger.append(ANN.subList(4, 6));
        batch(ANN.subList(3, 6));

        assertThat(index.documents()).isEqualTo(toldAtOnce(ANN));
    }

    @Test
    void tells_what_the_batch_on_its_way_has_left_out() {
        park(ANN.get(2));
        batch(ANN.subList(0, 3));
        batch(ANN.subList(3, 4));

        assertThat(retries(4).retry("ANN.2")).isEmpty();
        ledger.append(ANN.subList(4, 6));
        batch(ANN.subList(4, 6));

        assertThat(index.documents()).isEqualTo(toldAtOnce(ANN));
    }

    @Test
    void tells_all_where_it_is_not_known_how_far_the_live_projection_is() {
        park(ANN.get(2));
        batch(ANN.subList(0, 4));

        assertThat(retries(Long.MAX_VALUE).retry("ANN.2")).isEmpty();

        assertThat(index.documents()).isEqualTo(toldAtOnce(ANN.subList(0, 4)));
    }

    /** A batch that began meanwhile would tell by it. */
    @Test
    void is_not_begun_where_it_is_refused() {
        park(ANN.get(1));
        batch(ANN.subList(0, 2));
        Retries refused = retries(new Shift(new TurnsInMemory().of("one"), () -> {}), () -> {
            live.look();
            batch(ANN.subList(2, 4));
            throw new RebuildRefusedException("letter-behind", Argument.number(4), Argument.number(7));
        });

        assertThatExceptionOfType(RebuildRefusedException.class).isThrownBy(() -> refused.retry("ANN.1"));

        assertThat(index.documents()).isEqualTo(toldAtOnce(ANN.subList(0, 1)));
        assertThat(table.all()).extracting(Letter::state).containsExactly(State.PARKED);
    }

    @Test
    void says_which_event_to_come_cannot_be_told_either() {
        park(ANN.get(1));
        batch(ANN.subList(0, 2));
        ledger.damage(ledger.read(3, 1).getFirst(), WITHOUT_TOTAL);

        assertThat(retries(2).retry("ANN.1")).map(DeadLetter::eventId).contains("ANN.3");
    }

    @Test
    void tells_what_lies_before_the_next_event_that_cannot_be_told() {
        park(ANN.get(1));
        batch(ANN.subList(0, 4));
        ledger.damage(ledger.read(3, 1).getFirst());

        assertThat(retries(4).retry("ANN.1")).map(DeadLetter::eventId).contains("ANN.3");

        assertThat(index.documents()).isEqualTo(toldAtOnce(ANN.subList(0, 3)));
    }

    @Test
    void what_was_folded_beside_a_letter_is_folded_anew_once_it_is_told() {
        JourneyId ben = new JourneyId("BEN");
        JourneysMerged merged = new JourneysMerged(at("2026-01-03"), ben, new JourneyId("ANN"), "one person");
        List<Recorded> both = List.of(
                recorded(1, "ANN", 0, bought("2026-01-01", "O1", "10.00")),
                recorded(2, "BEN", 0, bought("2026-01-02", "O2", "20.00")),
                recorded(3, "BEN", 1, merged),
                recorded(4, "ANN", 1, merged),
                recorded(5, "ANN", 2, bought("2026-01-04", "O3", "30.00")),
                recorded(6, "BEN", 2, bought("2026-01-05", "O4", "40.00")),
                recorded(7, "BEN", 3, bought("2026-01-06", "O5", "50.00")));
        ledger = new LedgerInMemory(both);
        folds = new LiveFolds(stories(), _ -> {}, 1_000, 0);
        batch(both.subList(0, 4));
        park(both.get(4));
        batch(both.subList(4, 5));
        batch(both.subList(5, 6));

        assertThat(retries(6).retry("ANN.2")).isEmpty();
        batch(both.subList(6, 7));

        assertThat(index.documents()).isEqualTo(toldAtOnce(both));
    }

    @Test
    void a_letter_behind_another_one_waits_for_that() {
        park(ANN.get(1));
        park(ANN.get(2));

        assertThat(retries(4).retry("ANN.2")).map(DeadLetter::eventId).contains("ANN.1");
        assertThat(retries(4).evict("ANN.2")).map(DeadLetter::eventId).contains("ANN.1");

        assertThat(letters.all()).extracting(Letter::eventId).containsExactly("ANN.1", "ANN.2");
    }

    @Test
    void who_was_split_off_behind_the_letter_has_documents_of_their_own() {
        JourneyId ann = new JourneyId("ANN");
        JourneyId ben = new JourneyId("BEN");
        JourneysMerged merged = new JourneysMerged(at("2026-01-03"), ann, ben, "one person");
        JourneysSplit split = new JourneysSplit(at("2026-01-05"), ann, ben, "two persons");
        List<Recorded> both = List.of(
                recorded(1, "ANN", 0, bought("2026-01-01", "O1", "10.00")),
                recorded(2, "BEN", 0, bought("2026-01-02", "O2", "20.00")),
                recorded(3, "BEN", 1, LODGED),
                recorded(4, "ANN", 1, merged),
                recorded(5, "BEN", 2, merged),
                recorded(6, "ANN", 2, bought("2026-01-04", "O3", "30.00")),
                recorded(7, "BEN", 3, split),
                recorded(8, "ANN", 3, split));
        ledger = new LedgerInMemory(both);
        folds = new LiveFolds(stories(), _ -> {}, 1_000, 0);
        batch(both.subList(0, 5));
        park(both.get(5));
        batch(both.subList(5, 8));

        assertThat(retries(8).retry("ANN.2")).isEmpty();

        assertThat(index.documents()).isEqualTo(toldAtOnce(both));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ANN.0", "ANN.1", "ANN.2", "ANN.3", "ANN.4", "BEN.0", "BEN.1", "BEN.2", "BEN.4"})
    void whoever_was_merged_with_the_journey_is_told_anew(String eventId) {
        ledger = new LedgerInMemory(Couple.TOGETHER);
        folds = new LiveFolds(stories(), _ -> {}, 1_000, 0);
        park(Couple.event(eventId));
        batch(Couple.TOGETHER);

        assertThat(retries(8).retry(eventId)).isEmpty();
        assertThat(index.documents()).isEqualTo(toldAtOnce(Couple.TOGETHER));

        ledger.append(Couple.ALL.subList(8, 11));
        batch(Couple.ALL.subList(8, 11));
        assertThat(index.documents()).isEqualTo(toldAtOnce(Couple.ALL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ANN.2", "BEN.2"})
    void a_merge_that_was_told_is_none_once_one_half_is_evicted_and_one_again_when_that_is_told(String eventId) {
        ledger = new LedgerInMemory(Couple.TOGETHER);
        folds = new LiveFolds(stories(), _ -> {}, 1_000, 0);
        batch(Couple.TOGETHER);
        park(Couple.event(eventId));

        assertThat(retries(8).evict(eventId)).isEmpty();
        assertThat(index.documents().get("journey-complaints/BEN:B1")).contains("\"id\":\"BEN\"");
        assertThat(index.documents().get("journey-customers/ANN")).contains("\"orders\":3");
        assertThat(index.documents().get("journey-customers/BEN")).contains("\"orders\":1");

        assertThat(retries(8).retry(eventId)).isEmpty();
        assertThat(index.documents()).isEqualTo(toldAtOnce(Couple.TOGETHER));
    }

    @Test
    void an_event_ahead_of_a_batch_that_cannot_be_told_holds_up_nothing() {
        ledger.damage(ledger.read(3, 1).getFirst());
        folds = new LiveFolds(stories(), _ -> {}, 1_000, 5_000); // as after a start: streams are read anew
        Parking atTheEnd = Parking.atTheEnd(letters, writer);

        assertThat(atTheEnd.write(ANN.subList(0, 2), folds, reading())).isNotNull();
        atTheEnd.store();
        atTheEnd.keep();

        assertThat(index.documents()).isEqualTo(toldAtOnce(ANN.subList(0, 2)));
        assertThat(letters.all()).extracting(Letter::eventId).containsExactly("ANN.3");
    }

    /** As when its process ends meanwhile: the letter is what is left to tell that views lack the event. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_letter_stays_as_it_was_until_all_is_written(boolean evicted) {
        park(ANN.get(2));
        batch(ANN.subList(0, 4));
        List<DeadLetter> before = retries(4).all();
        away = true;

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> tell("ANN.2", evicted));

        assertThat(retries(4).all()).isEqualTo(before);
        assertThat(letters.find("ANN.2")).map(Letter::state).contains(State.PARKED);
        assertThat(letters.tell("ANN", 2)).isFalse();
        assertThat(letters.tell("ANN", 3)).isFalse();

        away = false;
        assertThat(tell("ANN.2", evicted)).isEmpty();
        assertThat(letters.tell("ANN", 2)).isNotEqualTo(evicted);
        assertThat(letters.tell("ANN", 3)).isTrue();
        assertThat(index.documents().keySet())
                .contains("journey-timeline/ANN.3")
                .matches(ids -> ids.contains("journey-timeline/ANN.2") != evicted);
    }

    private Optional<DeadLetter> tell(String eventId, boolean evicted) {
        return evicted ? retries(4).evict(eventId) : retries(4).retry(eventId);
    }
}
