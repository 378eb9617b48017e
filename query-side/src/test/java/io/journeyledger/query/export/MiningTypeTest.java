package io.journeyledger.query.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class MiningTypeTest {

    @Test
    void numbers_have_no_exponent_however_large_or_small_they_are() {
        assertThat(MiningType.text(0.0001)).isEqualTo("0.00010");
        assertThat(MiningType.text(12_345_678.9)).isEqualTo("12345678.9");
        assertThat(MiningType.text(new BigDecimal("1E+9"))).isEqualTo("1000000000");
        assertThat(MiningType.text(17)).isEqualTo("17");
        assertThat(MiningType.text(0.5)).isEqualTo("0.5");
    }
}
