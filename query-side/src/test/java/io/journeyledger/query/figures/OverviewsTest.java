package io.journeyledger.query.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.projections.document.Stage;
import io.journeyledger.query.Samples;
import io.journeyledger.query.elasticsearch.Views;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OverviewsTest {

    @Test
    void counts_what_speaks_for_itself() {
        Overview overview =
                new Overviews(new Views(Samples.client(Samples.stored()))).at(Instant.parse("2026-11-22T03:00:00Z"));

        // J16 is merged into J17 and has no stage
        assertThat(overview.journeys()).isEqualTo(11);
        assertThat(overview.stages()).containsEntry(Stage.LOYAL, 3L).containsOnlyKeys(Stage.values());
        assertThat(overview.events()).isEqualTo(54);
        assertThat(overview.complaints()).isEqualTo(3);
        assertThat(overview.openComplaints()).isEqualTo(2);
        assertThat(overview.overdueComplaints()).isEqualTo(1);
        assertThat(overview.lastRecordedAt()).isEqualTo(Instant.parse("2026-11-04T06:00:11Z"));
    }
}
