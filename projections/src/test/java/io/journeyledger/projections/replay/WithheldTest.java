package io.journeyledger.projections.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.JourneyId;
import org.junit.jupiter.api.Test;

/** What a transaction finds that cannot be told. */
class WithheldTest {

    private static final JourneyId ANN = new JourneyId("ANN");

    private final DeadLetters letters = DeadLetters.inMemory();

    @Test
    void is_not_told_from_then_on_and_written_at_the_end() {
        letters.withhold(fault());
        assertThat(letters.tell("ANN", 1)).isTrue();
        assertThat(letters.tell("ANN", 2)).isFalse();
        assertThat(letters.tell("ANN", 3)).isFalse();
        assertThat(letters.all()).isEmpty();

        letters.store();
        letters.keep();

        assertThat(letters.all())
                .singleElement()
                .satisfies(letter -> assertThat(letter.eventId()).isEqualTo("ANN.2"));
        assertThat(letters.tell("ANN", 2)).isFalse();
    }

    @Test
    void is_told_again_when_the_transaction_was_rolled_back() {
        letters.withhold(fault());

        letters.forget();

        assertThat(letters.tell("ANN", 2)).isTrue();
        letters.store();
        assertThat(letters.all()).isEmpty();
    }

    @Test
    void has_been_tried_once_more_where_it_was_a_letter_before() {
        letters.park(fault());
        letters.look();

        letters.withhold(fault());
        letters.store();
        letters.keep();

        assertThat(letters.all())
                .singleElement()
                .satisfies(letter -> assertThat(letter.attempts()).isEqualTo(2));
    }

    private static UnfoldableException fault() {
        return new UnfoldableException(ANN, 2, 17, "ANN.2", "no more than a test", new IllegalStateException());
    }
}
