package io.journeyledger.projections.rebuild;

import static io.journeyledger.projections.rebuild.Workshop.await;
import static io.journeyledger.projections.rebuild.Workshop.awaitEnd;
import static io.journeyledger.projections.rebuild.Workshop.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import co.elastic.clients.elasticsearch._types.Refresh;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.Chronicle;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.Mark;
import io.journeyledger.projections.index.Marked;
import io.journeyledger.projections.index.OutdatedViews;
import io.journeyledger.projections.replay.AsOf;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A program whose documents are of another version or policy than the indices it finds. */
class OutdatedTest {

    private static final AsOf NOW = AsOf.now(Chronicle.END);
    private static final String OLD = old(View.CUSTOMERS);

    @Test
    void the_old_index_answers_until_a_new_one_is_whole() throws IOException {
        List<Recorded> all = Chronicle.of(181, 12, 500);
        try (Workshop shop = new Workshop(all.subList(0, 300))) {
            awaitEnd(shop.rebuilds(() -> {}).begin(RebuildRequest.live(EnumSet.allOf(View.class))));
            age(shop, View.CUSTOMERS);
            ConcurrentLinkedQueue<Object> seen = new ConcurrentLinkedQueue<>();
            Rebuilds rebuilds = shop.rebuilds(() -> {
                seen.add(shop.indices.behind(View.CUSTOMERS).orElseThrow());
                seen.add(shop.indices.documents(View.CUSTOMERS));
                seen.add(new OutdatedViews(shop.indices).now());
                if (seen.size() == 3) {
                    shop.ledger.append(all.subList(300, 500));
                }
            });

            rebuilds.start();

            eventually().until(() -> !rebuilds.all().isEmpty());
            Rebuild rebuild = awaitEnd(rebuilds.all().getFirst());
            rebuilds.stop();
            assertThat(rebuild.problem()).isNull();
            assertThat(rebuild.indices()).containsOnlyKeys(View.CUSTOMERS);
            assertThat(seen).startsWith(OLD, 1L, Set.of(View.CUSTOMERS));
            assertThat(new OutdatedViews(shop.indices).now()).isEmpty();
            assertThat(shop.held(View.CUSTOMERS.alias())).isEqualTo(shop.expected(View.CUSTOMERS, NOW, shop.policy));
            assertThat(rebuilds.indices())
                    .filteredOn(index -> index.view() == View.CUSTOMERS)
                    .extracting(Marked::behindAlias, index -> index.is(Mark.State.PREVIOUS))
                    .containsExactly(tuple(false, true), tuple(true, false));
        }
    }

    @Test
    void what_a_dead_process_had_begun_for_it_is_begun_anew_once() throws IOException {
        try (Workshop shop = new Workshop(Chronicle.of(182, 12, 300))) {
            age(shop, View.CUSTOMERS);
            shop.indices.createForFilling(
                    View.CUSTOMERS,
                    View.CUSTOMERS.indexPrefix() + "20250102t000000000",
                    mark(shop, Mark.State.FILLING));
            shop.indices.createForFilling(
                    View.CUSTOMERS, "journey-customers-v1-20250103t000000000", mark(shop, Mark.State.FILLED));
            Rebuilds rebuilds = shop.rebuilds(() -> {});

            rebuilds.start();

            eventually().until(() -> new OutdatedViews(shop.indices).now().isEmpty());
            rebuilds.all().forEach(Workshop::awaitEnd);
            rebuilds.stop();
            assertThat(rebuilds.all()).hasSize(1);
            assertThat(shop.held(View.CUSTOMERS.alias())).isEqualTo(shop.expected(View.CUSTOMERS, NOW, shop.policy));
            assertThat(rebuilds.indices())
                    .extracting(Marked::index)
                    .containsExactly(OLD, shop.indices.behind(View.CUSTOMERS).orElseThrow());
        }
    }

    @Test
    void what_a_dead_process_had_filled_for_it_goes_live() throws IOException {
        try (Workshop shop = new Workshop(Chronicle.of(183, 12, 300))) {
            Rebuilds before = shop.rebuilds(() -> {});
            Rebuild filled = awaitEnd(before.begin(RebuildRequest.live(Set.of(View.CUSTOMERS))));
            String index = filled.indices().values().iterator().next();
            shop.indices.mark(index, mark(shop, Mark.State.FILLED).with(Mark.State.FILLED, filled.position()));
            create(shop, View.CUSTOMERS);
            shop.indices.swap(View.CUSTOMERS, OLD);
            Rebuilds after = shop.rebuilds(() -> {});

            after.start();

            eventually().until(() -> !after.all().isEmpty());
            awaitEnd(after.all().getFirst());
            after.stop();
            assertThat(after.all()).hasSize(1);
            assertThat(shop.indices.behind(View.CUSTOMERS)).hasValue(index);
            assertThat(shop.held(View.CUSTOMERS.alias())).isEqualTo(shop.expected(View.CUSTOMERS, NOW, shop.policy));
        }
    }

    /** Of a rebuild that waits only the first index is there, which is that of the customers. */
    @Test
    void one_that_waits_already_is_not_asked_for_again() throws IOException {
        try (Workshop shop = new Workshop(Chronicle.of(184, 12, 300))) {
            age(shop, View.TIMELINE);
            CountDownLatch looked = new CountDownLatch(1);
            Rebuilds rebuilds = shop.rebuilds(() -> await(looked));
            rebuilds.begin(new RebuildRequest(Set.of(View.COMPLAINTS), null, null, null, "before"));
            rebuilds.begin(RebuildRequest.live(EnumSet.of(View.CUSTOMERS, View.TIMELINE)));

            assertThat(rebuilds.takingUp().atTheStart()).isTrue();

            looked.countDown();
            rebuilds.all().forEach(Workshop::awaitEnd);
            rebuilds.stop();
            assertThat(rebuilds.all())
                    .extracting(Rebuild::phase)
                    .containsExactly(Rebuild.Phase.DONE, Rebuild.Phase.DONE);
            assertThat(shop.held(View.TIMELINE.alias())).isEqualTo(shop.expected(View.TIMELINE, NOW, shop.policy));
        }
    }

    @Test
    void what_was_filled_under_another_policy_is_filled_anew_at_the_start() throws IOException {
        try (Workshop shop = new Workshop(Chronicle.of(185, 12, 300))) {
            Rebuild before = awaitEnd(shop.rebuilds(() -> {}).begin(RebuildRequest.live(EnumSet.allOf(View.class))));
            Mark ofOld = Mark.live("of old", Chronicle.END).with(Mark.State.LIVE, before.position());
            shop.indices.mark(shop.indices.behind(View.CUSTOMERS).orElseThrow(), ofOld);
            Rebuilds rebuilds = shop.rebuilds(() -> {});

            assertThat(rebuilds.takingUp().atTheStart()).isTrue();

            rebuilds.all().forEach(Workshop::awaitEnd);
            rebuilds.stop();
            assertThat(rebuilds.all())
                    .singleElement()
                    .satisfies(rebuild -> assertThat(rebuild.indices()).containsOnlyKeys(View.CUSTOMERS));
            assertThat(rebuilds.indices())
                    .filteredOn(Marked::behindAlias)
                    .extracting(index -> Objects.requireNonNull(index.mark()).policy())
                    .containsOnly(shop.policy.version());
        }
    }

    /** Puts an index of an older version, with one document, in the place of the live one. */
    private static void age(Workshop shop, View view) throws IOException {
        create(shop, view);
        String current = shop.indices.behind(view).orElse("");
        shop.indices.swap(view, old(view));
        if (!current.isEmpty()) {
            shop.indices.delete(current);
        }
    }

    private static void create(Workshop shop, View view) throws IOException {
        String index = old(view);
        shop.client.indices().create(create -> create.index(index));
        shop.client.index(write ->
                write.index(index).id("J-of-old").document(Map.of("age", "old")).refresh(Refresh.True));
        shop.indices.mark(index, mark(shop, Mark.State.LIVE));
    }

    private static String old(View view) {
        return view.alias() + "-v1-20250101t000000000";
    }

    private static Mark mark(Workshop shop, Mark.State state) {
        return new Mark(state, 0, shop.policy.version(), null, null, null, Chronicle.END, null, null);
    }
}
