package io.journeyledger.query.web;

import io.journeyledger.query.web.frame.LocalTime;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * By which a page is told as of another time. A page of which a time still to come is asked says so, and is told as of
 * now.
 *
 * @param recorded only what was recorded by then is known
 * @param occurred only what occurred by then has happened
 */
record TimeControl(Time recorded, Time occurred) {

    /**
     * @param parameter name of what asks for it
     * @param typed as it was asked for; empty: it was not
     * @param until none where it was not asked for
     * @param shown the same as a form shows it
     * @param future whether it is still to come
     */
    record Time(
            String parameter,
            String typed,
            @Nullable Instant until,
            @Nullable String shown,
            boolean future) {

        private static Time of(String parameter, String typed, ZoneId zone, Instant now) {
            Instant until = LocalTime.until(parameter, typed, zone, now);
            return new Time(parameter, typed, until, LocalTime.form(until, zone), until != null && until.isAfter(now));
        }
    }

    /** Nothing is asked for. */
    static final TimeControl NOW = new TimeControl(
            new Time("recordedUntil", "", null, null, false), new Time("occurredUntil", "", null, null, false));

    static TimeControl of(String recordedUntil, String occurredUntil, ZoneId zone, Instant now) {
        return new TimeControl(
                Time.of("recordedUntil", recordedUntil, zone, now), Time.of("occurredUntil", occurredUntil, zone, now));
    }

    public List<Time> times() {
        return List.of(recorded, occurred);
    }

    /** The times as of which the page is told: none when it is told as of now. */
    public List<Time> told() {
        return recorded.future || occurred.future
                ? List.of()
                : times().stream().filter(time -> time.until != null).toList();
    }

    public boolean isThen() {
        return !told().isEmpty();
    }

    /** What links add to the address of another page, so that it is told as of the same time; empty as of now. */
    public String query() {
        return query("?");
    }

    /** The same for an address that has parameters already. */
    public String more() {
        return query("&");
    }

    private String query(String begin) {
        return told().stream()
                .map(time -> time.parameter + "=" + UriUtils.encode(time.typed, StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", isThen() ? begin : "", ""));
    }
}
