package io.journeyledger.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimesTest {

    @Test
    void a_date_as_an_end_means_all_of_it_and_as_a_begin_its_first_instant() {
        assertThat(Times.instant("--until", "2025-12-31")).isEqualTo("2025-12-31T23:59:59.999999999Z");
        assertThat(Times.begin("--from", "2025-12-31")).isEqualTo("2025-12-31T00:00:00Z");
    }

    @Test
    void an_instant_is_taken_as_it_is() {
        assertThat(Times.instant("--until", "2025-12-31T12:00:00+01:00")).isEqualTo("2025-12-31T11:00:00Z");
    }
}
