package io.journeyledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.projections.document.Stage;
import io.journeyledger.projections.document.TransitionDocument;
import io.journeyledger.projections.document.View;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JourneysTest {

    private static final String RESTLESS = "restless";

    @Test
    void of_very_many_changes_of_stage_the_latest_are_shown() {
        List<TransitionDocument> changes = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            changes.add(change(i, i % 2 == 0 ? Stage.CHURNED : Stage.WON_BACK));
        }
        SideIndex index = new SideIndex(RESTLESS);
        index.add(View.TRANSITIONS, List.copyOf(changes));
        index.add(View.TIMELINE, List.of());
        index.add(View.COMPLAINTS, List.of());
        index.store();

        List<TransitionDocument> shown = new Journeys(new Views(Samples.client(Samples.stored())).in(RESTLESS))
                .look(new JourneyId("J1"), new TimelineQuery(null, null, null, null, null, "", true, null, 10), 10)
                .stages();

        assertThat(shown).hasSize(200).isEqualTo(changes.subList(50, 250));
    }

    private static TransitionDocument change(int sequence, Stage to) {
        return new TransitionDocument(
                Instant.EPOCH.plus(Duration.ofDays(sequence)),
                new TransitionDocument.Journey("J1"),
                sequence,
                null,
                to,
                new TransitionDocument.Cause("declared", "customer.churned", "J1." + sequence),
                null,
                "p",
                sequence);
    }
}
