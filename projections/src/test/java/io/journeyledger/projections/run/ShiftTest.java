package io.journeyledger.projections.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.store.operation.Turn;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ShiftTest {

    /** Such as that there is no thread to be had: it ends no process. */
    @Test
    void is_kept_though_an_error_of_the_machine_was_met() throws InterruptedException {
        AtomicInteger taken = new AtomicInteger();
        CountDownLatch kept = new CountDownLatch(3);
        Turn turn = new Turn() {
            @Override
            public Optional<String> take() {
                kept.countDown();
                if (taken.incrementAndGet() == 2) {
                    throw new InternalError("unable to create native thread");
                }
                return Optional.empty();
            }

            @Override
            public Turn of(String part) {
                return this;
            }

            @Override
            public void leave() {}
        };
        Shift shift = new Shift(turn, () -> {}, Duration.ofMillis(1), System::nanoTime);

        assertThat(shift.begin()).isEmpty();

        assertThat(kept.await(10, TimeUnit.SECONDS)).isTrue();
        shift.end();
    }
}
