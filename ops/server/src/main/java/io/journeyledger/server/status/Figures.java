package io.journeyledger.server.status;

import io.micrometer.core.instrument.Gauge;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Gauges of what has to be asked for at every look, all of them of one that may be away. Nobody waits long: a figure
 * that cannot be told now is not a number, and as long as one question is not answered no other is asked. Safe for use
 * by many threads.
 */
final class Figures {

    private final Duration patience;

    /** Over when the last question that nobody waits for any more has come to its end. */
    private volatile CompletableFuture<?> unanswered = CompletableFuture.completedFuture(null);

    Figures() {
        this(Soon.PATIENCE);
    }

    Figures(Duration patience) {
        this.patience = patience;
    }

    Gauge.Builder<Supplier<Number>> of(String name, Supplier<? extends Number> asked) {
        return Gauge.builder(name, () -> ask(asked));
    }

    private Number ask(Supplier<? extends Number> asked) {
        if (!unanswered.isDone()) {
            return Double.NaN;
        }
        CompletableFuture<?> over = new CompletableFuture<>();
        try {
            return Soon.<Number>ask(
                    () -> {
                        try {
                            return asked.get();
                        } finally {
                            over.complete(null);
                        }
                    },
                    patience);
        } catch (Soon.LedgerAwayException e) {
            unanswered = over;
            return Double.NaN;
        }
    }
}
