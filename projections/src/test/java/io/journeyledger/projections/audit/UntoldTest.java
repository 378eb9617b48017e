package io.journeyledger.projections.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.Chronicle;
import io.journeyledger.projections.Couple;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.Stored;
import io.journeyledger.projections.run.Run;
import io.journeyledger.store.reading.RawEvent;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events of which nothing can be made, met by an audit. */
class UntoldTest {

    @Test
    void are_reported_among_all_other_faults_and_nothing_of_their_journeys_is_changed() throws IOException {
        try (Shop shop = new Shop(Chronicle.of(293, 12, 400))) {
            shop.damaged = new JourneyId("J1");
            Audit first = shop.audit();
            assertThat(first.problem()).isNull();
            assertThat(first.state()).isEqualTo(Run.State.DONE);
            assertThat(first.first()).isNotEmpty().allSatisfy(finding -> {
                assertThat(finding.kind()).isEqualTo(Finding.Kind.UNTOLD);
                assertThat(finding.note()).contains(finding.id()).contains("its key is damaged");
            });
            Map<String, Stored> before = everything(shop);
            String gone = before.keySet().stream()
                    .filter(id -> id.startsWith("J") && id.contains("."))
                    .filter(id -> first.first().stream().noneMatch(finding -> id.startsWith(finding.journey() + ".")))
                    .findFirst()
                    .orElseThrow();
            shop.client.delete(delete -> delete.index(View.TIMELINE.alias()).id(gone));

            Audit repair = shop.repair();

            assertThat(repair.count(Finding.Kind.UNTOLD)).isEqualTo(first.findings());
            assertThat(repair.count(Finding.Kind.MISSING)).isEqualTo(1);
            assertThat(repair.findings()).isEqualTo(first.findings() + 1);
            assertThat(repair.repaired()).isEqualTo(1);
            assertThat(everything(shop).keySet()).isEqualTo(before.keySet());
            assertThat(shop.stories.letters().all()).isEmpty();
        }
    }

    @Test
    void that_cannot_be_decoded_are_reported_and_neither_parked_nor_taken_for_surplus_documents() throws IOException {
        try (Shop shop = new Shop(Chronicle.of(293, 12, 400))) {
            Map<String, Stored> before = everything(shop);
            RawEvent damaged = shop.ledger.read(0, Integer.MAX_VALUE).stream()
                    .filter(event -> event.sequence() == 2)
                    .findFirst()
                    .orElseThrow();
            shop.ledger.damage(damaged);

            Audit repair = shop.repair();

            assertThat(repair.problem()).isNull();
            assertThat(repair.first()).singleElement().satisfies(finding -> {
                assertThat(finding.kind()).isEqualTo(Finding.Kind.UNTOLD);
                assertThat(finding.id()).isEqualTo(damaged.journey() + ".2");
            });
            assertThat(everything(shop).keySet()).isEqualTo(before.keySet());
            assertThat(shop.stories.letters().all()).isEmpty();
        }
    }

    /** Who speaks for whom is not known where the merge lies behind the event. */
    @ParameterizedTest
    @ValueSource(strings = {"ANN.0", "ANN.3", "BEN.1"})
    void that_cannot_be_decoded_leave_out_whoever_was_merged_with_their_journey(String event) throws IOException {
        try (Shop shop = new Shop(Couple.TOGETHER)) {
            Map<String, Stored> before = everything(shop);
            Recorded damaged = Couple.event(event);
            shop.ledger.damage(
                    shop.ledger.read(damaged.journey(), damaged.sequence(), 1).getFirst());

            Audit repair = shop.repair();

            assertThat(repair.problem()).isNull();
            assertThat(repair.first())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.id()).isEqualTo(event));
            assertThat(everything(shop)).isEqualTo(before);
        }
    }

    private static Map<String, Stored> everything(Shop shop) throws IOException {
        Map<String, Stored> held = new TreeMap<>();
        for (View view : View.values()) {
            held.putAll(shop.held(view));
        }
        return held;
    }
}
