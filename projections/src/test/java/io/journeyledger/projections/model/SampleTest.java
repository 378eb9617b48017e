package io.journeyledger.projections.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class SampleTest {

    @Test
    void gathers_as_many_as_come_in_their_order() {
        Sample sample = new Sample();
        for (int i = 0; i < 1_000; i++) {
            sample.add(1_000 - i);
        }

        assertThat(sample.size()).isEqualTo(1_000);
        assertThat(sample.values()).hasSize(1_000).startsWith(1_000, 999).endsWith(2, 1);
        assertThat(sample.get(999)).isEqualTo(1);
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> sample.get(1_000));
    }

    @Test
    void the_median_lies_in_the_middle() {
        Sample sample = new Sample();
        assertThat(sample.median()).isNaN();
        sample.add(7);
        assertThat(sample.median()).isEqualTo(7);
        sample.add(1);
        assertThat(sample.median()).isEqualTo(4);
        sample.add(2);
        assertThat(sample.median()).isEqualTo(2);
        assertThat(sample.values()).containsExactly(7, 1, 2);
    }
}
