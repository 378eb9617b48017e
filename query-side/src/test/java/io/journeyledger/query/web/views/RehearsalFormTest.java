package io.journeyledger.query.web.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.projections.rehearsal.Side;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class RehearsalFormTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Instant NOW = Instant.parse("2026-06-30T10:20:30.123456Z");

    @Test
    void a_day_means_its_end_and_the_day_that_goes_on_means_now() {
        RehearsalForm form = new RehearsalForm(null, "2026-06-29", null, null, "2026-06-30", "2026-06-30T11:20", null);

        assertThat(form.from(LONDON, NOW))
                .isEqualTo(new Side(null, Instant.parse("2026-06-29T22:59:59.999999999Z"), null));
        assertThat(form.to(LONDON, NOW)).isEqualTo(new Side(null, NOW, NOW));
    }
}
