package io.journeyledger.store.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantsTest {

    @Test
    void anyInstantIsReadAsTheGeneralParserReadsIt() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            long second = random.nextLong(-60_000_000_000L, 250_000_000_000L);
            int[] fractions = {0, 120_000_000, 123_000_000, 123_456_000, 123_456_789, 1};
            Instant instant = Instant.ofEpochSecond(second, fractions[i % fractions.length]);

            assertThat(Instants.parse(instant.toString())).isEqualTo(instant);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-02-29T00:00:00Z",
                "2026-12-31T23:59:59.9Z",
                "2026-03-01T10:30:00+01:00",
                "-0044-03-15T12:00:00Z",
                "2026-01-31T24:00:00Z"
            })
    void unusualFormsAreReadToo(String text) {
        assertThat(Instants.parse(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-02-30T00:00:00Z", "2026-13-01T00:00:00Z", "2026-03-01T10:3a:00Z"})
    void whatIsNoInstantIsRefused(String text) {
        assertThatExceptionOfType(DateTimeParseException.class).isThrownBy(() -> Instants.parse(text));
    }
}
