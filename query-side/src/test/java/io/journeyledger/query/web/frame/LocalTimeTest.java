package io.journeyledger.query.web.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.journeyledger.query.InvalidQuestionException;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalTimeTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Instant NOW = Instant.parse("2026-06-30T12:00:30Z");

    @ParameterizedTest
    @CsvSource({
        "2025-12-31, 2025-12-31T23:59:59.999999999Z",
        "2026-06-29, 2026-06-29T22:59:59.999999999Z",
        "2026-06-29T12:00, 2026-06-29T11:00:59.999999999Z",
        "2026-06-29T12:00:10, 2026-06-29T11:00:10Z",
        "2026-06-29T12:00:10Z, 2026-06-29T12:00:10Z",
        "2026-06-29T12:00:10-05:00, 2026-06-29T17:00:10Z",
        "2026-06-29T12:00+05:30, 2026-06-29T06:30:00Z",
        "2026-06-30, 2026-06-30T12:00:30Z", // goes on
        "2026-06-30T13:00, 2026-06-30T12:00:30Z", // goes on
        "2026-06-30T13:01, 2026-06-30T12:01:59.999999999Z", // still to come
        "2026-07-01, 2026-07-01T22:59:59.999999999Z", // still to come
    })
    void an_end_is_the_last_instant_of_what_was_typed_and_now_of_what_goes_on(String typed, Instant end) {
        assertThat(LocalTime.until("until", typed, LONDON, NOW)).isEqualTo(end);
    }

    @Test
    void what_occurred_is_told_to_the_millisecond() {
        assertThat(LocalTime.instant("at", "2026-06-29", LONDON)).isEqualTo("2026-06-29T22:59:59.999Z");
        assertThat(LocalTime.instant("at", "2026-06-29T12:00", LONDON)).isEqualTo("2026-06-29T11:00:59.999Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+999999999-12-31",
                "-999999999-01-01",
                "+292278995-01-01",
                "+999999999-12-31T23:59",
                "+999999999-12-31T23:59:59-18:00",
                "0000-01-01",
                "yesterday"
            })
    void what_is_no_time_of_a_journey_is_refused(String typed) {
        assertThatExceptionOfType(InvalidQuestionException.class)
                .isThrownBy(() -> LocalTime.instant("at", typed, LONDON))
                .withMessageContaining("use a date such as 2026-01-31");
    }

    @Test
    void nothing_typed_is_nothing() {
        assertThat(LocalTime.instant("at", " ", LONDON)).isNull();
        assertThat(LocalTime.until("until", "", LONDON, NOW)).isNull();
    }
}
