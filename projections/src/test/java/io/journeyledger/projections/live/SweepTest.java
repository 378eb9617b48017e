package io.journeyledger.projections.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.Chronicle;
import io.journeyledger.projections.LedgerInMemory;
import io.journeyledger.projections.Telling;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.fold.Reading;
import io.journeyledger.projections.replay.Stories;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only time changes, in the real Elasticsearch. */
class SweepTest extends Sweeping {

    @ParameterizedTest
    @ValueSource(longs = {201, 202})
    void whatever_is_due_becomes_what_a_replay_gives_at_that_instant(long seed) throws IOException {
        List<Recorded> ledger = Chronicle.of(seed, 12, 500);
        Stories stories = toldToTheEnd(ledger);
        Instant later = Chronicle.END.plus(Duration.ofDays(200));

        int reviewed = sweep(stories, later, HEAD).run();

        assertThat(reviewed).isPositive();
        assertThat(sweep(stories, later, HEAD).run()).isZero();
        for (View view : List.of(View.CUSTOMERS, View.COMPLAINTS, View.TRANSITIONS)) {
            assertThat(withoutInstant(held(view))).isEqualTo(withoutInstant(expected(stories, ledger, view, later)));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {201, 202})
    void what_was_told_while_the_clock_ran_ahead_is_taken_back_once_it_is_right(long seed) throws IOException {
        List<Recorded> ledger = Chronicle.of(seed, 12, 500);
        Stories stories = toldToTheEnd(ledger);
        assertThat(sweep(stories, Chronicle.END.plus(Duration.ofDays(200)), HEAD)
                        .run())
                .isPositive();

        int reviewed = sweep(stories, Chronicle.END, HEAD).run();

        assertThat(reviewed).isPositive();
        assertThat(sweep(stories, Chronicle.END, HEAD).run()).isZero();
        for (View view : List.of(View.CUSTOMERS, View.COMPLAINTS, View.TRANSITIONS)) {
            assertThat(withoutInstant(held(view)))
                    .isEqualTo(withoutInstant(expected(stories, ledger, view, Chronicle.END)));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {203, 204})
    void goes_no_further_than_the_live_projection_has_come(long seed) throws IOException {
        List<Recorded> ledger = Chronicle.of(seed, 12, 500);
        List<Recorded> done = ledger.subList(0, 250);
        LiveFolds live = new LiveFolds(stories(done), _ -> {}, 1_000, 0);
        writer.write(live.changes(done, new Reading(Telling.POLICY, Chronicle.END, LedgerInMemory::open))
                .operations());
        Instant later = Chronicle.END.plus(Duration.ofDays(200));

        int reviewed = sweep(stories(ledger), later, done.getLast().position()).run();

        assertThat(reviewed).isPositive();
        for (View view : List.of(View.CUSTOMERS, View.COMPLAINTS, View.TRANSITIONS)) {
            assertThat(withoutInstant(held(view)))
                    .isEqualTo(withoutInstant(expected(stories(done), done, view, later)));
        }
    }

    @Test
    void leaves_the_reviews_to_the_process_that_follows_the_ledger() throws IOException {
        List<Recorded> ledger = Chronicle.of(205, 12, 500);
        Stories stories = toldToTheEnd(ledger);
        Instant later = Chronicle.END.plus(Duration.ofDays(200));

        assertThat(sweep(stories, later, false, HEAD).run()).isZero();
        assertThat(sweep(stories, later, true, HEAD).run()).isPositive();
    }
}
