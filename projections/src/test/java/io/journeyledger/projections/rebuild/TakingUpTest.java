package io.journeyledger.projections.rebuild;

import static io.journeyledger.projections.rebuild.Workshop.await;
import static io.journeyledger.projections.rebuild.Workshop.awaitEnd;
import static io.journeyledger.projections.rebuild.Workshop.eventually;
import static io.journeyledger.projections.rebuild.Workshop.index;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.projections.Chronicle;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.Mark;
import io.journeyledger.projections.index.Marked;
import io.journeyledger.projections.index.ViewIndices;
import io.journeyledger.projections.replay.AsOf;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a process leaves half done, and what the next one makes of it, against the real Elasticsearch. */
class TakingUpTest {

    private static final Instant A_DAY_BETWEEN = Instant.parse("2025-02-01T00:00:00Z");
    private static final AsOf NOW = AsOf.now(Chronicle.END);

    @Test
    void what_a_dead_process_left_half_filled_is_filled_anew() throws IOException {
        try (Workshop shop = new Workshop(Chronicle.of(151, 12, 300))) {
            Mark half = new Mark(
                    Mark.State.FILLING,
                    0,
                    shop.policy.version(),
                    "then",
                    A_DAY_BETWEEN,
                    null,
                    A_DAY_BETWEEN,
                    null,
                    null);
            String side = View.CUSTOMERS.sideIndex("then");
            shop.indices.createForFilling(View.CUSTOMERS, side, half);
            Rebuilds rebuilds = shop.rebuilds(() -> {});

            rebuilds.start();

            eventually().until(() -> !rebuilds.all().isEmpty());
            awaitEnd(rebuilds.all().getFirst());
            assertThat(shop.held(side))
                    .isNotEmpty()
                    .isEqualTo(
                            shop.expected(View.CUSTOMERS, new AsOf(A_DAY_BETWEEN, null, Chronicle.END), shop.policy));
            rebuilds.stop();
        }
    }

    @Test
    void what_a_dead_process_was_asked_for_and_had_not_begun_with_is_filled_too() throws IOException {
        try (Workshop shop = new Workshop(Chronicle.of(152, 12, 300))) {
            Set<View> asked = Set.of(View.CUSTOMERS, View.COMPLAINTS, View.TIMELINE);
            Mark half = filling(shop, "all", asked);
            shop.indices.createForFilling(
                    View.CUSTOMERS, View.CUSTOMERS.sideIndex("all"), half.with(Mark.State.SIDE, 300));
            shop.indices.createForFilling(View.COMPLAINTS, View.COMPLAINTS.sideIndex("all"), half);
            Rebuilds rebuilds = shop.rebuilds(() -> {});

            rebuilds.start();

            eventually().until(() -> !rebuilds.all().isEmpty());
            Rebuild anew = awaitEnd(rebuilds.all().getFirst());
            rebuilds.stop();
            assertThat(anew.indices().keySet()).containsExactlyInAnyOrder(View.COMPLAINTS, View.TIMELINE);
            for (View view : anew.indices().keySet()) {
                assertFilled(shop, view, "all");
            }
        }
    }

    @Test
    void who_was_erased_while_a_process_ended_that_had_filled_a_side_index_is_looked_for() throws IOException {
        try (Workshop shop = new Workshop(Chronicle.of(153, 12, 300))) {
            Set<View> asked = Set.of(View.CUSTOMERS, View.TIMELINE);
            Mark filled = filling(shop, "both", asked);
            shop.indices.createForFilling(
                    View.CUSTOMERS, View.CUSTOMERS.sideIndex("both"), filled.with(Mark.State.SIDE, 200));
            shop.indices.createForFilling(
                    View.TIMELINE, View.TIMELINE.sideIndex("both"), filled.with(Mark.State.SIDE, 300));
            Rebuilds rebuilds = shop.rebuilds(() -> {});

            rebuilds.start();

            eventually().until(() -> shop.erasedSince.contains(200L));
            rebuilds.stop();
        }
    }

    /** A restoration that was cancelled gave the index back, and its process may have ended before it looked itself. */
    @Test
    void so_are_they_for_one_that_was_live_before() throws IOException {
        try (Workshop shop = new Workshop(Chronicle.of(153, 12, 300))) {
            Mark live = Mark.live(shop.policy.version(), Chronicle.END);
            shop.indices.createForFilling(
                    View.CUSTOMERS,
                    ViewIndices.name(View.CUSTOMERS, Chronicle.END),
                    live.with(Mark.State.PREVIOUS, 150));
            Rebuilds rebuilds = shop.rebuilds(() -> {});

            assertThat(rebuilds.takingUp().atTheStart()).isTrue();

            assertThat(shop.erasedSince).containsExactly(150L);
        }
    }

    @Test
    void what_was_accepted_and_still_waited_is_done_by_the_next_process() throws IOException {
        try (Workshop shop = new Workshop(Chronicle.of(154, 12, 300))) {
            CountDownLatch filling = new CountDownLatch(1);
            Rebuilds ending = shop.rebuilds(() -> {
                filling.countDown();
                await(new CountDownLatch(1)); // until it is interrupted
            });
            ending.start();
            ending.begin(RebuildRequest.live(Set.of(View.CUSTOMERS)));
            await(filling);
            Set<View> asked = Set.of(View.COMPLAINTS, View.TRANSITIONS);
            Rebuild waiting = ending.begin(new RebuildRequest(asked, null, A_DAY_BETWEEN, null, "waiting"));
            assertThat(waiting.phase()).isEqualTo(Rebuild.Phase.WAITING);

            ending.stop();

            Rebuilds next = shop.rebuilds(() -> {});
            next.start();
            eventually()
                    .until(() -> next.all().stream()
                            .map(Rebuild::indices)
                            .anyMatch(indices -> indices.keySet().equals(asked)));
            next.all().forEach(Workshop::awaitEnd);
            next.stop();
            for (View view : asked) {
                assertFilled(shop, view, "waiting");
            }
        }
    }

    @Test
    void what_this_process_has_in_hand_before_it_looks_is_not_taken_for_left_behind() throws IOException {
        try (Workshop shop = new Workshop(Chronicle.of(155, 12, 300))) {
            Mark half = filling(shop, "left", null);
            shop.indices.createForFilling(View.COMPLAINTS, View.COMPLAINTS.sideIndex("left"), half);
            CountDownLatch looked = new CountDownLatch(1);
            Rebuilds rebuilds = shop.rebuilds(() -> await(looked));
            Rebuild own = rebuilds.begin(RebuildRequest.live(Set.of(View.CUSTOMERS)));

            rebuilds.start();

            eventually().until(() -> rebuilds.all().size() == 2);
            looked.countDown();
            rebuilds.all().forEach(Workshop::awaitEnd);
            rebuilds.stop();
            assertThat(rebuilds.all()).extracting(Rebuild::phase).containsOnly(Rebuild.Phase.DONE);
            assertThat(own.problem()).isNull();
            assertThat(shop.held(View.CUSTOMERS.alias())).isEqualTo(shop.expected(View.CUSTOMERS, NOW, shop.policy));
        }
    }

    @Test
    void the_others_are_taken_up_where_one_is_asked_for_already() throws IOException {
        try (Workshop shop = new Workshop(Chronicle.of(156, 12, 300))) {
            CountDownLatch looked = new CountDownLatch(1);
            Rebuilds rebuilds = shop.rebuilds(() -> await(looked));
            Rebuild own = rebuilds.begin(RebuildRequest.live(Set.of(View.CUSTOMERS)));
            String same = View.CUSTOMERS.indexPrefix() + "20250102t000000000";
            String other = View.TIMELINE.sideIndex("left"); // looked at after it
            Mark half =
                    new Mark(Mark.State.FILLING, 0, shop.policy.version(), null, null, null, Chronicle.END, null, null);
            shop.indices.createForFilling(View.CUSTOMERS, same, half);
            shop.indices.createForFilling(View.TIMELINE, other, filling(shop, "left", null));

            rebuilds.start();

            eventually().until(() -> rebuilds.all().size() == 2);
            looked.countDown();
            rebuilds.all().forEach(Workshop::awaitEnd);
            rebuilds.stop();
            assertThat(own.phase()).isEqualTo(Rebuild.Phase.DONE);
            assertFilled(shop, View.TIMELINE, "left");
            assertThat(rebuilds.indices()).extracting(Marked::index).doesNotContain(same);
        }
    }

    /** Of what was asked for beside, as it occurred until a day. */
    private static Mark filling(Workshop shop, String name, @Nullable Set<View> views) {
        return new Mark(
                Mark.State.FILLING, 0, shop.policy.version(), name, null, A_DAY_BETWEEN, Chronicle.END, views, null);
    }

    private static void assertFilled(Workshop shop, View view, String name) throws IOException {
        assertThat(shop.held(view.sideIndex(name)))
                .isNotEmpty()
                .isEqualTo(shop.expected(view, new AsOf(null, A_DAY_BETWEEN, Chronicle.END), shop.policy));
    }

    @Test
    void what_cannot_be_taken_up_keeps_nothing_else_from_it() throws IOException {
        try (Workshop shop = new Workshop(Chronicle.of(159, 12, 300))) {
            String trial = View.CUSTOMERS.sideIndex("trial"); // looked at before the other
            String other = View.TIMELINE.sideIndex("left");
            shop.indices.createForFilling(
                    View.CUSTOMERS,
                    trial,
                    new Mark(
                            Mark.State.FILLING, 0, "policy-of-nobody", "trial", null, null, Chronicle.END, null, null));
            shop.indices.createForFilling(View.TIMELINE, other, filling(shop, "left", null));
            Rebuilds rebuilds = shop.rebuilds(() -> {});

            assertThat(rebuilds.takingUp().atTheStart()).isTrue();

            assertThat(rebuilds.all()).singleElement().satisfies(Workshop::awaitEnd);
            assertFilled(shop, View.TIMELINE, "left");
        }
    }

    @Test
    void looks_again_where_the_database_failed() throws IOException {
        try (Workshop shop = new Workshop(Chronicle.of(160, 12, 300))) {
            String side = View.CUSTOMERS.sideIndex("then");
            shop.indices.createForFilling(View.CUSTOMERS, side, filling(shop, "then", null));
            Rebuilds rebuilds = shop.rebuilds(() -> {});
            shop.turns.failOnce();

            rebuilds.start();

            eventually().until(() -> !rebuilds.all().isEmpty());
            assertThat(awaitEnd(rebuilds.all().getFirst()).phase()).isEqualTo(Rebuild.Phase.DONE);
            rebuilds.stop();
        }
    }

    @Test
    void deletions_are_remembered_again_where_a_process_ended_amid_a_repair() throws IOException {
        try (Workshop shop = new Workshop(Chronicle.of(162, 12, 300))) {
            Rebuilds rebuilds = shop.rebuilds(() -> {});
            String index = index(rebuilds.begin(RebuildRequest.live(Set.of(View.COMPLAINTS))));
            shop.client
                    .indices()
                    .putSettings(
                            put -> put.index(index).settings(settings -> settings.gcDeletes(kept -> kept.time("3s"))));

            assertThat(rebuilds.takingUp().atTheStart()).isTrue();

            assertThat(shop.client
                            .indices()
                            .getSettings(get -> get.index(index).name("index.gc_deletes"))
                            .toString())
                    .contains("60s")
                    .doesNotContain("3s");
        }
    }
}
