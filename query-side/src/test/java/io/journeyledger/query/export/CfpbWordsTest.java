package io.journeyledger.query.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.query.MadeUp;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CfpbWordsTest {

    private static final Instant LODGED = Instant.parse("2026-03-01T00:00:00Z");

    @Test
    void a_complaint_that_ended_without_an_answer_is_not_in_progress() {
        assertThat(CfpbWords.response(MadeUp.complaint("B1", LODGED, null), false))
                .isEqualTo("In progress");
        assertThat(CfpbWords.response(MadeUp.complaint("B1", LODGED, LODGED.plusSeconds(1)), false))
                .isEqualTo("Closed");
        assertThat(CfpbWords.response(MadeUp.complaint("B1", LODGED, LODGED.plusSeconds(1)), true))
                .isEqualTo("Untimely response");
    }
}
