package io.journeyledger.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClockSkewTest {

    /** With one what occurs now would be refused. */
    @Test
    void isNotNegative() {
        assertThat(new ClockSkew(Duration.ZERO).allowed()).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClockSkew(Duration.ofMinutes(-5)))
                .withMessage("journey.intake.clock-skew is 'PT-5M': use a duration of zero or more, such as 5m");
    }
}
