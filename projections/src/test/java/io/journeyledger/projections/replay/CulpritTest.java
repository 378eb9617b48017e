package io.journeyledger.projections.replay;

import static io.journeyledger.projections.Telling.bought;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.projections.Telling;
import io.journeyledger.projections.fold.Standing;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;

class CulpritTest {

    private static final Story STORY = Story.of(
            Standing.alone(new JourneyId("J1")),
            Telling.of("J1").then(bought("2026-01-01", "O1", "10.00")).events());

    @Test
    void no_event_is_to_blame_for_a_database_that_is_away() {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> Culprit.of(
                        STORY, Telling.reading("2026-02-01"), new TransientDataAccessResourceException("away")));
    }

    @Test
    void the_last_event_is_where_no_other_is_found() {
        assertThat(Culprit.of(STORY, Telling.reading("2026-02-01"), new IllegalStateException("odd"))
                        .eventId())
                .isEqualTo("J1.0");
    }
}
