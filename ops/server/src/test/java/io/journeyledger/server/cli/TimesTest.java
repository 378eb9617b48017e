package io.journeyledger.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.journeyledger.server.exit.CommandFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class TimesTest {

    @Test
    void a_date_as_an_end_means_all_of_it_and_as_a_begin_its_first_instant() {
        assertThat(Times.instant("--until", "2025-12-31")).isEqualTo("2025-12-31T23:59:59.999999999Z");
        assertThat(Times.begin("--from", "2025-12-31")).isEqualTo("2025-12-31T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000-12-31",
                "-0001-01-01",
                "+10000-01-01",
                "+999999999-12-31",
                "+999999999-12-31T00:00:00Z",
                "2025-02-30"
            })
    void what_is_no_time_of_four_digit_years_is_refused_by_the_name_of_its_option(String typed) {
        assertThatExceptionOfType(CommandFailure.class)
                .isThrownBy(() -> Times.instant("--until", typed))
                .withMessageContaining("--until is '" + typed + "'");
        assertThatExceptionOfType(CommandFailure.class).isThrownBy(() -> Times.begin("--from", typed));
        assertThatExceptionOfType(TypeConversionException.class).isThrownBy(() -> Times.day(typed));
    }

    @Test
    void an_instant_is_taken_as_it_is() {
        assertThat(Times.instant("--until", "2025-12-31T12:00:00+01:00")).isEqualTo("2025-12-31T11:00:00Z");
    }
}
