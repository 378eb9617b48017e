package io.journeyledger.projections.replay;

import static io.journeyledger.projections.Telling.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.projections.LettersInMemory;
import io.journeyledger.store.operation.DeadLetterTable.Letter;
import io.journeyledger.store.operation.DeadLetterTable.State;
import java.time.InstantSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a batch found and writes at its end, while operators settle the letter of the same event. */
class StoredLettersTest {

    private final UnfoldableException found =
            new UnfoldableException(new JourneyId("ANN"), 2, 3, "ANN.2", "cannot be told", new IllegalStateException());

    private final LettersInMemory table = new LettersInMemory();
    private final DeadLetters batch = new DeadLetters(table, InstantSource.fixed(at("2026-01-12")));

    /** One process has one of them for both; of several each has its own. */
    private DeadLetters operators = batch;

    private void triedAgain(boolean elsewhere) {
        if (elsewhere) {
            operators = new DeadLetters(table, InstantSource.fixed(at("2026-01-12")));
        }
        operators.park(found);
        operators.begin(letter(), false);
        batch.look();
        assertThat(batch.tell("ANN", 2)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void is_parked_after_another_attempt(boolean elsewhere) {
        triedAgain(elsewhere);
        batch.withhold(found);

        batch.store();
        batch.keep();

        assertThat(letter().state()).isEqualTo(State.PARKED);
        assertThat(letter().attempts()).isEqualTo(2);
        assertThat(batch.tell("ANN", 3)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void is_parked_once_where_the_attempt_failed_too(boolean elsewhere) {
        triedAgain(elsewhere);
        operators.park(found, letter());
        batch.withhold(found);

        batch.store();
        batch.keep();

        assertThat(letter().attempts()).isEqualTo(2);
        assertThat(batch.tell("ANN", 3)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void stays_evicted_where_it_was_evicted_meanwhile_and_what_waits_behind_it_is_told(
            boolean elsewhere, boolean foundBefore) {
        triedAgain(elsewhere);
        if (foundBefore) {
            batch.withhold(found);
        }
        operators.giveUp(letter().in(State.PARKED));
        operators.begin(letter(), true);
        operators.done(letter());
        if (!foundBefore) {
            batch.withhold(found);
        }

        assertThatIllegalStateException().isThrownBy(batch::store).withMessageContaining("ANN.2 was settled");
        batch.forget();

        assertThat(letter().state()).isEqualTo(State.EVICTED);
        batch.look();
        assertThat(batch.tell("ANN", 2)).isFalse();
        assertThat(batch.tell("ANN", 3)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void is_told_where_it_was_told_meanwhile(boolean elsewhere, boolean foundBefore) {
        triedAgain(elsewhere);
        if (foundBefore) {
            batch.withhold(found);
        }
        operators.done(letter());
        if (!foundBefore) {
            batch.withhold(found);
        }

        assertThatIllegalStateException().isThrownBy(batch::store).withMessageContaining("ANN.2 was settled");
        batch.forget();

        assertThat(table.all()).isEmpty();
        batch.look();
        assertThat(batch.tell("ANN", 2)).isTrue();
    }

    private Letter letter() {
        return operators.find("ANN.2").orElseThrow();
    }
}
