package io.journeyledger.query.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.projections.document.CustomerDocument;
import io.journeyledger.projections.document.Stage;
import io.journeyledger.projections.document.TransitionDocument;
import io.journeyledger.projections.document.View;
import io.journeyledger.query.Samples;
import io.journeyledger.query.SideIndex;
import io.journeyledger.query.elasticsearch.Views;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class JourneysTest {

    private static final String RESTLESS = "restless";
    private static final String NAMESAKES = "namesakes";

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

    @Test
    void of_two_that_share_an_identifier_the_latest_comes_first() {
        URI url = Samples.stored();
        ObjectNode ann = ann();
        for (String month : List.of("02", "03", "01")) {
            ObjectNode journey = (ObjectNode) ann.path("journey");
            journey.put("id", "N" + month).put("lastEventAt", "2026-" + month + "-01T00:00:00Z");
            Samples.send(
                    url,
                    "POST",
                    "/_bulk?refresh=true",
                    "{\"index\":{\"_index\":\"" + View.CUSTOMERS.sideIndex(NAMESAKES) + "\",\"_id\":\"N" + month
                            + "\"}}\n" + ann + "\n");
        }

        assertThat(new Journeys(new Views(Samples.client(url)).in(NAMESAKES)).recognise("ann.ohara@example.org", 10))
                .extracting(CustomerDocument::id)
                .containsExactly("N03", "N02", "N01");
    }

    /** Her document among the samples. */
    private static ObjectNode ann() {
        JsonMapper json = new JsonMapper();
        Samples.send(
                Samples.stored(),
                "PUT",
                "/" + View.CUSTOMERS.sideIndex(NAMESAKES),
                Samples.text(View.class, "customers.json"));
        return (ObjectNode)
                json.readTree(Samples.send(Samples.stored(), "GET", "/" + View.CUSTOMERS.alias() + "/_doc/J17", ""))
                        .path("_source");
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
