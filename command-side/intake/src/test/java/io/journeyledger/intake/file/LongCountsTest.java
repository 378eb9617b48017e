package io.journeyledger.intake.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LongCountsTest {

    @Test
    void eachOfManyNumbersIsCountedByItself() {
        LongCounts counts = new LongCounts();
        for (int time = 1; time <= 3; time++) {
            Random numbers = new Random(17);
            for (int i = 0; i < 100_000; i++) {
                assertThat(counts.increment(numbers.nextLong())).isEqualTo(time);
            }
        }
        assertThat(counts.increment(0)).isEqualTo(1);
        assertThat(counts.increment(0)).isEqualTo(2);
    }
}
