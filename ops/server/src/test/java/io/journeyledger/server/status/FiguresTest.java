package io.journeyledger.server.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FiguresTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void what_does_not_answer_is_waited_for_once_and_not_for_each_figure() {
        Figures figures = new Figures(Duration.ofMillis(50));
        CompletableFuture<Long> away = new CompletableFuture<>();
        AtomicInteger asked = new AtomicInteger();
        Gauge first = figures.of("first", away::join).register(meters);
        Gauge second = figures.of("second", asked::incrementAndGet).register(meters);

        assertThat(first.value()).isNaN();
        assertThat(second.value()).isNaN();
        assertThat(asked).as("behind the first in the same row").hasValue(0);

        away.complete(7L);
        while (Double.isNaN(second.value())) {
            Thread.onSpinWait();
        }
        assertThat(first.value()).isEqualTo(7);
    }

    @Test
    void a_figure_that_cannot_be_told_keeps_no_other_from_being_asked() {
        Figures figures = new Figures();
        Gauge broken = figures.of("broken", () -> {
                    throw new IllegalStateException("no such table");
                })
                .register(meters);
        Gauge whole = figures.of("whole", () -> 3).register(meters);

        assertThat(broken.value()).isNaN();
        assertThat(whole.value()).isEqualTo(3);
    }
}
