package io.journeyledger.query.web.picture;

import java.time.Duration;
import java.time.Instant;

/** Time from left to right over a picture's whole width; what lies outside is drawn at its edge. */
record Scale(Instant from, Instant until) {

    /** Of every picture, in its own units: the browser stretches it. */
    static final int WIDTH = 1000;

    /** What is shorter would not be seen. */
    private static final double LEAST = 3;

    double at(Instant instant) {
        long whole = Duration.between(from, until).toMillis();
        if (whole <= 0) {
            return 0;
        }
        double share = (double) Duration.between(from, instant).toMillis() / whole;
        return Math.round(Math.clamp(share, 0, 1) * WIDTH * 10) / 10.0;
    }

    Bar bar(Instant begin, Instant end, String tone) {
        double width = Math.max(LEAST, at(end) - at(begin));
        return new Bar(Math.min(at(begin), WIDTH - width), Math.round(width * 10) / 10.0, tone);
    }
}
