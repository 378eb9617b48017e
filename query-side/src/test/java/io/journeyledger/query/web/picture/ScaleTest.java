package io.journeyledger.query.web.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ScaleTest {

    private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-03-11T00:00:00Z");
    private static final Scale SCALE = new Scale(FROM, UNTIL);

    @Test
    void lays_time_from_left_to_right() {
        assertThat(SCALE.at(FROM)).isZero();
        assertThat(SCALE.at(Instant.parse("2026-03-06T00:00:00Z"))).isEqualTo(500);
        assertThat(SCALE.at(UNTIL)).isEqualTo(1000);
        assertThat(SCALE.bar(Instant.parse("2026-03-02T00:00:00Z"), Instant.parse("2026-03-04T00:00:00Z"), "run"))
                .isEqualTo(new Bar(100, 200, "run"));
    }

    @Test
    void draws_at_the_edge_what_lies_outside() {
        assertThat(SCALE.at(FROM.minusSeconds(1))).isZero();
        assertThat(SCALE.at(UNTIL.plusSeconds(1))).isEqualTo(1000);
    }

    @Test
    void lets_what_is_short_be_seen_and_stay_inside() {
        assertThat(SCALE.bar(UNTIL, UNTIL, "run")).isEqualTo(new Bar(997, 3, "run"));
        assertThat(new Scale(FROM, FROM).bar(FROM, FROM, "run")).isEqualTo(new Bar(0, 3, "run"));
    }
}
