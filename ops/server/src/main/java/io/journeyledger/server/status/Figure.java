package io.journeyledger.server.status;

import io.micrometer.core.instrument.Gauge;
import java.util.function.Supplier;

/** Gauges of what has to be asked for at every look. */
final class Figure {

    private Figure() {}

    /** Nobody waits long for it: where it cannot be told now it is not a number. */
    static Gauge.Builder<Supplier<Number>> of(String name, Supplier<? extends Number> asked) {
        return Gauge.builder(name, () -> {
            try {
                return Soon.<Number>ask(asked::get);
            } catch (Soon.LedgerAwayException e) {
                return Double.NaN;
            }
        });
    }
}
