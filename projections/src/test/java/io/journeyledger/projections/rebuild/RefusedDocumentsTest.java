package io.journeyledger.projections.rebuild;

import static io.journeyledger.projections.Telling.at;
import static io.journeyledger.projections.Telling.bought;
import static io.journeyledger.projections.rebuild.Workshop.awaitEnd;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.ComplaintEvent.ComplaintLodged;
import io.journeyledger.ledger.IdentityEvent.JourneysMerged;
import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Money;
import io.journeyledger.ledger.Provenance;
import io.journeyledger.ledger.PurchaseEvent.PurchaseReturned;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.Chronicle;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.replay.AsOf;
import io.journeyledger.store.operation.DeadLetterTable.Letter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents that an index refuses while it is filled. */
class RefusedDocumentsTest {

    @Test
    void park_the_event_on_account_of_which_it_does_and_the_others_go_live() throws IOException {
        List<Recorded> recorded = new ArrayList<>(Chronicle.of(181, 12, 300));
        add(
                recorded,
                "ANN",
                bought("2025-01-01", "O1", "10.00"),
                returned("2025-01-02", "R1"),
                lodged("2025-01-03", "C1"),
                returned("2025-01-04", "R2"), // of both together no index takes the sum
                lodged("2025-01-05", "C2"),
                bought("2025-01-06", "O2", "10.00"));
        add(
                recorded,
                "BEN",
                bought("2025-01-01", "O3", "10.00"),
                lodged("2025-01-02", "信".repeat(200)), // too long an id
                returned("2025-01-03", "R3"),
                returned("2025-01-04", "R4"));
        try (Workshop shop = new Workshop(recorded)) {
            Rebuild done = awaitEnd(shop.rebuilds(() -> {}).begin(RebuildRequest.live(EnumSet.allOf(View.class))));

            assertThat(done.problem()).isNull();
            assertThat(shop.stories.letters().all())
                    .allSatisfy(letter -> assertThat(letter.reason()).contains("does not take the document"))
                    .extracting(Letter::eventId)
                    .contains("ANN.3", "BEN.1")
                    .allMatch(id -> List.of("ANN.3", "BEN.1", "BEN.3").contains(id));
            for (View view : View.values()) {
                assertThat(shop.held(view.alias()))
                        .as(view.label())
                        .isEqualTo(shop.expected(view, AsOf.now(Chronicle.END), shop.policy));
            }
        }
    }

    /** In whichever order they come: who is told before the event is parked would be told by nobody. */
    @ParameterizedTest
    @CsvSource({"ANN, BEN", "BEN, ANN"})
    void of_a_journey_that_another_is_merged_into_leave_that_one_to_itself(String speaker, String absorbed)
            throws IOException {
        JourneysMerged merged =
                new JourneysMerged(at("2025-01-05"), new JourneyId(speaker), new JourneyId(absorbed), "one person");
        List<Recorded> recorded = new ArrayList<>(Chronicle.of(181, 12, 300));
        add(
                recorded,
                speaker,
                bought("2025-01-01", "O1", "10.00"),
                returned("2025-01-02", "R1"),
                returned("2025-01-03", "R2"), // of both together no index takes the sum
                merged);
        add(recorded, absorbed, bought("2025-01-01", "O2", "20.00"), lodged("2025-01-04", "C1"), merged);
        try (Workshop shop = new Workshop(recorded)) {
            Rebuild done = awaitEnd(shop.rebuilds(() -> {}).begin(RebuildRequest.live(EnumSet.allOf(View.class))));

            assertThat(done.problem()).isNull();
            assertThat(shop.stories.letters().all()).extracting(Letter::eventId).containsExactly(speaker + ".2");
            assertThat(shop.held(View.COMPLAINTS.alias())).containsKey(absorbed + ":C1");
            for (View view : View.values()) {
                assertThat(shop.held(view.alias()))
                        .as(view.label())
                        .isEqualTo(shop.expected(view, AsOf.now(Chronicle.END), shop.policy));
            }
            assertThat(done.progress().events()).isEqualTo(recorded.size());
        }
    }

    /** More journeys at once than can be at fault: it is the index. */
    @ParameterizedTest
    @CsvSource({"10, DONE", "40, FAILED"})
    void of_many_journeys_are_the_fault_of_the_index_and_park_nobody(int journeys, Rebuild.Phase end)
            throws IOException {
        List<Recorded> recorded = new ArrayList<>(Chronicle.of(181, 12, 300));
        for (int i = 0; i < journeys; i++) {
            add(recorded, "M" + i, bought("2025-01-01", "O1", "10.00"), lodged("2025-01-02", "信".repeat(200)));
        }
        try (Workshop shop = new Workshop(recorded)) {
            Rebuild rebuild = awaitEnd(shop.rebuilds(() -> {}).begin(RebuildRequest.live(EnumSet.allOf(View.class))));

            assertThat(rebuild.phase()).isEqualTo(end);
            assertThat(shop.stories.letters().all()).hasSize(end == Rebuild.Phase.DONE ? journeys : 0);
        }
    }

    private static void add(List<Recorded> recorded, String journey, JourneyEvent... events) {
        for (int i = 0; i < events.length; i++) {
            recorded.add(new Recorded(
                    recorded.getLast().position() + 1,
                    new JourneyId(journey),
                    i,
                    Chronicle.END,
                    events[i],
                    Provenance.of("test", journey + i)));
        }
    }

    private static ComplaintLodged lodged(String day, String complaint) {
        return new ComplaintLodged(at(day), complaint, null, null, null, null, null, null, null, null, null, null);
    }

    private static PurchaseReturned returned(String day, String id) {
        return new PurchaseReturned(at(day), "O1", id, Money.of("1E308", "EUR"), null);
    }
}
