package io.journeyledger.query.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.query.figures.RecoveryFigure.Recovery;
import io.journeyledger.query.figures.RecoveryFigure.Tally;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecoveryFigureTest {

    @Test
    void the_mean_recovery_score_is_the_same_whatever_order_complaints_come_in() {
        assertThat(mean(0.1, 0.2, 0.3)).isEqualTo(0.2);
        assertThat(mean(0.3, 0.2, 0.1)).isEqualTo(0.2);
        assertThat(mean(70.1, 99.9, 100)).isEqualTo(90.0);
        assertThat(mean()).isNull();
    }

    private static @Nullable Double mean(double... scores) {
        Tally tally = new Tally();
        for (double score : scores) {
            tally.add(Recovery.RECOVERED, false, score);
        }
        return tally.group("ALL").recoveryScore();
    }
}
