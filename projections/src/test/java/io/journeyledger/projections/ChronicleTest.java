package io.journeyledger.projections;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChronicleTest {

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 25, 54})
    @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void goes_on_when_every_journey_is_merged_or_erased(long seed) {
        assertThat(Chronicle.of(seed, 6, 500))
                .hasSizeBetween(500, 501)
                .allMatch(event -> !event.recordedAt().isAfter(Chronicle.END));
    }

    @Test
    void the_same_seed_makes_the_same_ledger() {
        assertThat(Chronicle.of(13, 6, 500)).isEqualTo(Chronicle.of(13, 6, 500)).isNotEqualTo(Chronicle.of(14, 6, 500));
    }
}
