package io.journeyledger.projections.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.journeyledger.projections.TurnsInMemory;
import io.journeyledger.projections.run.RebuildRefusedException;
import io.journeyledger.projections.run.Shift;
import io.journeyledger.store.operation.DeadLetterTable.Letter;
import io.journeyledger.store.operation.DeadLetterTable.State;
import io.journeyledger.store.operation.Turn;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** A letter that is told while others may want to rebuild, or write. */
class LettersInTurnTest extends LettersAside {

    private static final Duration NEVER = Duration.ofDays(1);

    private final TurnsInMemory turns = new TurnsInMemory();

    @BeforeEach
    void parked() {
        park(ANN.get(2));
        batch(ANN.subList(0, 4));
    }

    /** An index may answer as late as after five minutes, and a turn lasts half of one. */
    @Test
    void the_turn_is_kept_as_long_as_it_takes() {
        CountDownLatch taken = new CountDownLatch(3);
        AtomicBoolean kept = new AtomicBoolean();
        Shift shift = new Shift(counted(taken), () -> {}, Duration.ofMillis(1), System::nanoTime);

        assertThat(retries(shift, whenTold(() -> kept.set(reached(taken)))).retry("ANN.2"))
                .isEmpty();

        assertThat(kept).isTrue();
        assertThat(turns.isFree()).isTrue();
    }

    @Test
    void what_was_told_before_another_had_the_turn_is_not_written() {
        Map<String, String> before = index.documents();
        Shift shift = new Shift(turns.of("one"), () -> {}, NEVER, System::nanoTime);

        assertThatExceptionOfType(RebuildRefusedException.class)
                .isThrownBy(() -> retries(shift, whenTold(() -> {
                            turns.expire();
                            assertThat(turns.of("other").take()).isEmpty();
                        }))
                        .retry("ANN.2"))
                .withMessageContaining("other");

        assertNothingHappened(before);
    }

    /**
     * Nobody else asked for the turn, so that it is this one's again; the live projection of another did not ask for
     * it.
     */
    @Test
    void nor_is_what_was_told_before_the_process_was_frozen() {
        Map<String, String> before = index.documents();
        AtomicLong nanos = new AtomicLong();
        Shift shift = new Shift(turns.of("one"), () -> {}, NEVER, nanos::get);

        assertThatExceptionOfType(RebuildRefusedException.class)
                .isThrownBy(() -> retries(shift, whenTold(() -> nanos.addAndGet(Turn.LASTS.toNanos() + 1)))
                        .retry("ANN.2"))
                .withMessageContaining("stood still");

        assertNothingHappened(before);
        assertThat(retries(shift, () -> 4).retry("ANN.2")).isEmpty();
    }

    /** Otherwise nothing is rebuilt until this process ends. */
    @Test
    void the_turn_is_given_back_though_the_letter_cannot_be_put_back() {
        Shift shift = new Shift(turns.of("one"), () -> {}, NEVER, System::nanoTime);

        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(
                        () -> retries(shift, whenTold(() -> table.away = true)).retry("ANN.2"));

        assertThat(turns.isFree()).isTrue();
        table.away = false;
        assertThat(retries(shift, () -> 4).retry("ANN.2")).isEmpty();
    }

    /** It is asked first whether anything may be told, and again when all that is recorded was. */
    private static LongSupplier whenTold(Runnable meanwhile) {
        AtomicInteger asked = new AtomicInteger();
        return () -> {
            if (asked.incrementAndGet() == 2) {
                meanwhile.run();
            }
            return 4;
        };
    }

    private void assertNothingHappened(Map<String, String> before) {
        assertThat(index.documents()).isEqualTo(before);
        assertThat(letters.find("ANN.2")).map(Letter::state).contains(State.PARKED);
    }

    private Turn counted(CountDownLatch taken) {
        Turn turn = turns.of("one");
        return new Turn() {
            @Override
            public Optional<String> take() {
                taken.countDown();
                return turn.take();
            }

            @Override
            public Turn of(String part) {
                return turn.of(part);
            }

            @Override
            public void leave() {
                turn.leave();
            }
        };
    }

    private static boolean reached(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
