package io.journeyledger.query.figures;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SumsTest {

    @ParameterizedTest
    @CsvSource({
        "244091.93999999977, USD, 244091.94",
        "0.30000000000000004, EUR, 0.3",
        "-41.120000000000005, EUR, -41.12",
        "12.345000000000001, KWD, 12.345",
        "12.5, JPY, 12.5",
        "0.30000000000000004, of our own, 0.3",
    })
    void a_sum_is_told_to_the_smallest_coin(double sum, String currency, double told) {
        assertThat(Sums.of(sum, currency)).isEqualTo(told);
    }

    @Test
    void without_a_currency_no_coin_is_lost() {
        assertThat(Sums.of(0.1 + 0.2)).isEqualTo(0.3);
        assertThat(Sums.of(12.345)).isEqualTo(12.345);
        assertThat(Sums.of(Double.NaN)).isNaN();
    }
}
