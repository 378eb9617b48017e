package io.journeyledger.projections.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogGammaTest {

    @ParameterizedTest
    @CsvSource({
        "0.00001, 11.5129196928958257",
        "0.5, 0.572364942924700087",
        "1, 0",
        "1.5, -0.120782237635245222",
        "2, 0",
        "9.99, 12.7793152143501929",
        "12.34, 18.337787022900233",
        "100000.5, 1051293.46543513938"
    })
    void agrees_with_arbitrary_precision(double z, double expected) {
        assertThat(LogGamma.of(z)).isCloseTo(expected, within(1e-14 * Math.max(1, expected)));
    }
}
