package io.journeyledger.projections.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantJsonTest {

    @Test
    void an_instant_is_written_as_it_prints_itself() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            long seconds = random.nextLong(-70_000_000_000L, 253_402_300_800L);
            assertWrittenAsPrinted(Instant.ofEpochSecond(seconds));
            assertWrittenAsPrinted(Instant.ofEpochSecond(seconds, random.nextInt(1_000) * 1_000_000L));
            assertWrittenAsPrinted(Instant.ofEpochSecond(seconds, random.nextInt(1_000_000) * 1_000L));
            assertWrittenAsPrinted(Instant.ofEpochSecond(seconds, random.nextInt(1_000_000_000)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "1969-12-31T23:59:59.999Z",
                "2024-02-29T12:00:00.010Z",
                "2025-12-31T23:59:59.000001Z",
                "2025-12-31T23:59:59.000000001Z",
                "0000-01-01T00:00:00Z",
                "9999-12-31T23:59:59.999Z",
                "-0001-12-31T23:59:59Z"
            })
    void so_is_one_at_an_edge(String printed) {
        assertWrittenAsPrinted(Instant.parse(printed));
    }

    @Test
    void what_lies_beyond_what_an_index_takes_becomes_the_last_that_it_takes() {
        assertThat(DocumentJson.mapper().writeValueAsString(Instant.parse("+10000-01-01T00:00:00Z")))
                .isEqualTo("\"9999-12-31T23:59:59.999999999Z\"");
    }

    private static void assertWrittenAsPrinted(Instant instant) {
        assertThat(DocumentJson.mapper().writeValueAsString(instant)).isEqualTo("\"" + instant + "\"");
    }
}
