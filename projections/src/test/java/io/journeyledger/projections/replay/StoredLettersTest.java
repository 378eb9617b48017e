package io.journeyledger.projections.replay;

import static io.journeyledger.projections.Telling.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.projections.LettersInMemory;
import io.journeyledger.store.operation.DeadLetterTable.Letter;
import io.journeyledger.store.operation.DeadLetterTable.State;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a batch found and writes at its end, while operators settle the letter of the same event. */
class StoredLettersTest {

    private final UnfoldableException found =
            new UnfoldableException(new JourneyId("ANN"), 2, 3, "ANN.2", "cannot be told", new IllegalStateException());

    private final LettersInMemory table = new LettersInMemory();
    private final DeadLetters batch = new DeadLetters(table, InstantSource.fixed(at("2026-01-12")));
    private final DeadLetters operators = new DeadLetters(table, InstantSource.fixed(at("2026-01-12")));

    @BeforeEach
    void found_while_it_was_tried_again() {
        operators.park(found);
        operators.begin(letter(), false);
        batch.reload();
        assertThat(batch.tell("ANN", 2)).isTrue();
        batch.withhold(found);
    }

    @Test
    void is_parked_after_another_attempt() {
        batch.store();
        batch.keep();

        assertThat(letter().state()).isEqualTo(State.PARKED);
        assertThat(letter().attempts()).isEqualTo(2);
        assertThat(batch.tell("ANN", 3)).isFalse();
    }

    @Test
    void stays_evicted_where_it_was_evicted_meanwhile() {
        operators.giveUp(letter().in(State.PARKED));
        operators.begin(letter(), true);
        operators.done(letter());

        batch.store();
        batch.keep();

        assertThat(letter().state()).isEqualTo(State.EVICTED);
        assertThat(batch.tell("ANN", 2)).isFalse();
        assertThat(batch.tell("ANN", 3)).isTrue();
    }

    @Test
    void is_told_where_it_was_told_meanwhile() {
        operators.done(letter());

        batch.store();
        batch.keep();

        assertThat(table.all()).isEmpty();
        assertThat(batch.tell("ANN", 2)).isTrue();
    }

    private Letter letter() {
        return operators.find("ANN.2").orElseThrow();
    }
}
