package io.journeyledger.projections.rebuild;

import static io.journeyledger.projections.rebuild.Workshop.awaitEnd;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.Chronicle;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.replay.AsOf;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the passing of time changes while a view is made anew, or lies aside. */
class FallenDueTest {

    private static final Set<View> CHANGED_BY_TIME = EnumSet.of(View.CUSTOMERS, View.COMPLAINTS, View.TRANSITIONS);
    private static final Instant LATER = Chronicle.END;

    /** Nobody has reviewed a customer yet: of who is due, the customers tell that. */
    @ParameterizedTest
    @EnumSource(names = {"CUSTOMERS", "COMPLAINTS", "TRANSITIONS"})
    void what_falls_due_while_the_index_is_filled_is_in(View view) throws IOException {
        try (Workshop shop = told(401)) {
            AtomicReference<Instant> whileWriting = new AtomicReference<>(shop.now);
            Rebuilds rebuilds = shop.rebuilds(() -> shop.now = whileWriting.get());
            awaitEnd(rebuilds.begin(RebuildRequest.live(CHANGED_BY_TIME)));
            assertThat(withoutInstant(shop.held(view.alias()))).isNotEqualTo(fresh(shop, view));
            whileWriting.set(LATER);

            Rebuild rebuild = awaitEnd(rebuilds.begin(RebuildRequest.live(Set.of(view))));

            assertThat(rebuild.problem()).isNull();
            assertThat(withoutInstant(shop.held(view.alias()))).isEqualTo(fresh(shop, view));
        }
    }

    /** Each customer was reviewed meanwhile: of a stage that began, the customers tell since when. */
    @ParameterizedTest
    @EnumSource(names = {"CUSTOMERS", "COMPLAINTS", "TRANSITIONS"})
    void what_fell_due_while_the_index_lay_aside_is_in_once_it_is_restored(View view) throws IOException {
        try (Workshop shop = told(405)) {
            Rebuilds rebuilds = shop.rebuilds(() -> {}, shop.ledger::head);
            awaitEnd(rebuilds.begin(RebuildRequest.live(CHANGED_BY_TIME)));
            assertThat(withoutInstant(shop.held(view.alias()))).isNotEqualTo(fresh(shop, view));
            shop.now = LATER;
            awaitEnd(rebuilds.begin(RebuildRequest.live(CHANGED_BY_TIME)));

            Rebuild restored = awaitEnd(rebuilds.restore(view));

            assertThat(restored.problem()).isNull();
            assertThat(withoutInstant(shop.held(view.alias()))).isEqualTo(fresh(shop, view));
        }
    }

    @Test
    void what_falls_due_while_all_are_filled_is_in() throws IOException {
        try (Workshop shop = told(403)) {
            Rebuilds rebuilds = shop.rebuilds(() -> shop.now = LATER);

            awaitEnd(rebuilds.begin(RebuildRequest.live(CHANGED_BY_TIME)));

            for (View view : CHANGED_BY_TIME) {
                assertThat(withoutInstant(shop.held(view.alias()))).isEqualTo(fresh(shop, view));
            }
        }
    }

    /** At the instant of the last event, after which much is still to fall due. */
    private static Workshop told(long seed) throws IOException {
        List<Recorded> all = Chronicle.of(seed, 12, 500);
        Workshop shop = new Workshop(all);
        shop.now = all.getLast().recordedAt();
        return shop;
    }

    private static Map<String, JsonNode> fresh(Workshop shop, View view) {
        return withoutInstant(shop.expected(view, AsOf.now(LATER), shop.policy));
    }

    /** What time does not change stays as it was made, and so does what it was made for. */
    private static Map<String, JsonNode> withoutInstant(Map<String, JsonNode> documents) {
        documents.values().forEach(document -> ((ObjectNode) document).remove("asOf"));
        return documents;
    }
}
