package io.journeyledger.projections.audit;

import static io.journeyledger.projections.Telling.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.IdentityEvent.JourneysMerged;
import io.journeyledger.ledger.Money;
import io.journeyledger.ledger.PurchaseEvent.PurchaseReturned;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.Chronicle;
import io.journeyledger.projections.Couple;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.Stored;
import io.journeyledger.projections.run.Run;
import io.journeyledger.store.operation.DeadLetterTable.Letter;
import io.journeyledger.store.reading.RawEvent;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Events of journeys that are merged and split, which no view can take, in the real Elasticsearch. */
class ParkedTogetherTest {

    @ParameterizedTest
    @CsvSource({
        "ANN.0, false",
        "ANN.3, false", // the split of Ann waits, that of Ben is told
        "BEN.2, false", // the merge of Ben waits, that of Ann is told
        "ANN.2, true",
        "BEN.4, true"
    })
    void are_withheld_alike_by_the_live_projection_a_rebuild_and_an_audit(String event, boolean evicted)
            throws IOException {
        int told = Couple.ALL.indexOf(Couple.event(event));
        try (Shop shop = new Shop(Couple.ALL.subList(0, told))) {
            withhold(shop, Couple.event(event), evicted);

            assertAllAgree(shop, Couple.ALL.subList(told, Couple.ALL.size()));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = 302)
    void are_withheld_alike_wherever_they_stand(long seed) throws IOException {
        Random random = new Random(seed);
        List<Recorded> all = Chronicle.of(seed, 6, 400);
        try (Shop shop = new Shop(all.subList(0, 150))) {
            for (int i = 0; i < 6; i++) {
                withhold(shop, all.get(150 + random.nextInt(250)), random.nextBoolean());
            }

            assertAllAgree(shop, all.subList(150, 400));
        }
    }

    /**
     * Of both together no index takes the sum. The halves come in two batches of the live projection, so the second
     * tells nothing.
     */
    @Test
    void leave_both_to_themselves_where_it_is_the_merge_that_makes_a_document_which_the_index_refuses()
            throws IOException {
        JourneysMerged merged = new JourneysMerged(at("2026-01-04"), Couple.ANN, Couple.BEN, "one person");
        List<Recorded> recorded = List.of(
                Couple.recorded(1, Couple.ANN, 0, returned("2026-01-01")),
                Couple.recorded(2, Couple.BEN, 0, returned("2026-01-02")),
                Couple.recorded(3, Couple.BEN, 1, Couple.event("BEN.1").event()),
                Couple.recorded(4, Couple.BEN, 2, merged),
                Couple.recorded(5, Couple.ANN, 1, merged));
        try (Shop shop = new Shop(recorded.subList(0, 4))) {
            shop.ledger.append(recorded.subList(4, 5));
            shop.follow();

            assertThat(shop.stories.letters().all()).extracting(Letter::eventId).containsExactly("ANN.1");
            // It was taken by that view before another refused what comes of it.
            assertThat(shop.audit().first()).extracting(Finding::id).containsExactly("ANN.1");
            shop.rebuild();
            assertRight(shop);
        }
    }

    /** The halves of a merge may come in two batches: what the second half changes is not wrong before it. */
    @Test
    void are_no_findings_while_the_live_projection_has_told_one_half_of_a_merge() throws IOException {
        try (Shop shop = new Shop(Couple.ALL.subList(0, 5))) {
            shop.ledger.append(Couple.ALL.subList(5, 6));

            Audit audit = shop.audit();

            assertThat(audit.first()).isEmpty();
            assertThat(audit.unsettled()).isEqualTo(2);
        }
    }

    private static PurchaseReturned returned(String day) {
        return new PurchaseReturned(at(day), "O1", "R1", Money.of("1E308", "EUR"), null);
    }

    private static void withhold(Shop shop, Recorded event, boolean evicted) {
        if (evicted) {
            Couple.evict(shop.stories.letters(), event);
        } else {
            Couple.park(shop.stories.letters(), event);
        }
    }

    private static void assertAllAgree(Shop shop, List<Recorded> more) throws IOException {
        shop.ledger.append(more);
        shop.follow();
        assertRight(shop);
        shop.rebuild();
        assertRight(shop);
    }

    private static void assertRight(Shop shop) throws IOException {
        Audit audit = shop.audit();
        assertThat(audit.problem()).isNull();
        assertThat(audit.state()).isEqualTo(Run.State.DONE);
        assertThat(audit.first()).isEmpty();
        assertThat(audit.unsettled()).isZero();
        assertThat(shop.held(View.TIMELINE).keySet())
                .containsExactlyInAnyOrderElementsOf(shop.ledger.read(0, Integer.MAX_VALUE).stream()
                        .filter(event -> shop.stories.letters().tell(event.journey(), event.sequence()))
                        .map(RawEvent::eventId)
                        .toList());
        for (View view : View.values()) {
            Map<String, JsonNode> held = new TreeMap<>();
            shop.held(view).values().forEach((Stored stored) -> held.put(stored.id(), stored.source()));
            assertThat(held).as(view.label()).isEqualTo(shop.expected(view));
        }
    }
}
