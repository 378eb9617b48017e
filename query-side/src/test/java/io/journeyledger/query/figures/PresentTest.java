package io.journeyledger.query.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.Mark;
import io.journeyledger.projections.index.ViewIndices;
import io.journeyledger.projections.replay.FutureTimeException;
import io.journeyledger.query.InvalidQuestionException;
import io.journeyledger.query.Samples;
import io.journeyledger.query.SideIndex;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nobody is told who stayed by an instant of which nothing is known. By the real server. */
class PresentTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant CUT = Instant.parse("2025-01-01T00:00:00Z");
    private static final String SIDE = View.TRANSITIONS.sideIndex("new-year");
    private static final ElasticsearchClient CLIENT = Samples.client(Samples.stored());
    private static final ViewIndices INDICES = new ViewIndices(CLIENT);

    private final Present present = new Present(INDICES, () -> NOW);

    @BeforeAll
    static void fillASideIndex() {
        SideIndex side = new SideIndex("new-year");
        side.add(View.TRANSITIONS, List.of());
        side.store();
        INDICES.mark(SIDE, new Mark(Mark.State.SIDE, 1, "policy", "new-year", null, CUT, CUT, null, null));
    }

    @AfterAll
    static void remove() {
        INDICES.delete(SIDE);
    }

    @Test
    void ends_now_or_when_it_is_asked_to() {
        assertThat(present.or(null, null)).isEqualTo(NOW);
        assertThat(present.or(CUT, null)).isEqualTo(CUT);
    }

    @Test
    void does_not_tell_what_is_still_to_come() {
        assertThatThrownBy(() -> present.or(NOW.plusSeconds(1), null))
                .isInstanceOf(FutureTimeException.class)
                .hasMessageContaining("until is '2026-06-01T00:00:01Z'");
    }

    @Test
    void a_side_index_ends_at_what_it_was_filled_for() {
        assertThat(present.or(null, "new-year")).isEqualTo(CUT);
        assertThat(present.or(CUT, "new-year")).isEqualTo(CUT);
        assertThatThrownBy(() -> present.or(CUT.plusSeconds(1), "new-year"))
                .isInstanceOf(InvalidQuestionException.class)
                .hasMessageContaining("the side index new-year tells nothing after 2025-01-01T00:00:00Z");
    }

    @Test
    void of_an_index_that_is_not_there_who_asks_it_tells() {
        assertThat(present.or(null, "nobodys")).isEqualTo(NOW);
    }
}
