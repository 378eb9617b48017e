package io.journeyledger.bench;

import org.HdrHistogram.Histogram;

/** How long something takes each time, one after the other. */
final class Latencies {

    private static final double MICROS_A_MILLI = 1_000;
    private static final long NANOS_A_MICRO = 1_000;

    private Latencies() {}

    /** What is done the i-th time, from 0. */
    @FunctionalInterface
    interface Once {
        void run(int i) throws Exception;
    }

    static Run of(int times, Once once) throws Exception {
        Histogram micros = new Histogram(3);
        for (int i = 0; i < times; i++) {
            long begun = System.nanoTime();
            once.run(i);
            micros.recordValue((System.nanoTime() - begun) / NANOS_A_MICRO);
        }
        return run(micros);
    }

    /** @param micros latencies in microseconds */
    static Run run(Histogram micros) {
        return Run.of("p50 ms", micros.getValueAtPercentile(50) / MICROS_A_MILLI)
                .with("p95 ms", micros.getValueAtPercentile(95) / MICROS_A_MILLI)
                .with("p99 ms", micros.getValueAtPercentile(99) / MICROS_A_MILLI);
    }
}
