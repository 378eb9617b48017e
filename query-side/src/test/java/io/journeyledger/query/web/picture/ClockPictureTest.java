package io.journeyledger.query.web.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.projections.document.ComplaintDocument.Clock;
import io.journeyledger.projections.document.ComplaintDocument.Tick;
import io.journeyledger.projections.document.ComplaintDocument.Turn;
import io.journeyledger.query.MadeUp;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockPictureTest {

    private static final Instant LODGED = day(1);

    @Test
    void shows_when_a_clock_ran_stood_still_and_what_is_left() {
        Clock clock = MadeUp.clock(day(11), null, turn(Tick.STARTED, 1), turn(Tick.PAUSED, 3), turn(Tick.RESUMED, 4));

        ClockPicture picture = ClockPicture.of(MadeUp.complaint("B1", LODGED, null, clock), day(6));

        assertThat(picture.until()).isEqualTo(day(11));
        assertThat(picture.now()).isEqualTo(500.0);
        assertThat(picture.rows()).singleElement().satisfies(row -> {
            assertThat(row.bars())
                    .containsExactly(
                            new Bar(0, 200, "run"),
                            new Bar(200, 100, "still"),
                            new Bar(300, 200, "run"),
                            new Bar(500, 500, "left"));
            assertThat(row.due()).isEqualTo(1000.0);
        });
    }

    @Test
    void shows_since_when_a_clock_is_late() {
        Clock clock = MadeUp.clock(day(6), null, turn(Tick.STARTED, 1), turn(Tick.BREACHED, 6));

        assertThat(ClockPicture.of(MadeUp.complaint("B1", LODGED, null, clock), day(11))
                        .rows()
                        .getFirst()
                        .bars())
                .containsExactly(new Bar(0, 500, "run"), new Bar(500, 500, "late"));
    }

    @Test
    void ends_with_a_clock_that_is_over() {
        Clock clock = MadeUp.clock(day(11), day(6), turn(Tick.STARTED, 1), turn(Tick.STOPPED, 6));

        ClockPicture picture = ClockPicture.of(MadeUp.complaint("B1", LODGED, null, clock), day(30));

        assertThat(picture.now()).isNull();
        assertThat(picture.until()).isEqualTo(day(11));
        assertThat(picture.rows().getFirst().bars()).containsExactly(new Bar(0, 500, "run"));
    }

    private static Turn turn(Tick what, int day) {
        return MadeUp.turn(what, day(day));
    }

    private static Instant day(int day) {
        return Instant.parse("2026-03-01T00:00:00Z").plusSeconds(86_400L * (day - 1));
    }
}
