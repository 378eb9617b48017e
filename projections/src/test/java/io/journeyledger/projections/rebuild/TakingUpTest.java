package io.journeyledger.projections.rebuild;

import static io.journeyledger.projections.rebuild.Workshop.await;
import static io.journeyledger.projections.rebuild.Workshop.awaitEnd;
import static io.journeyledger.projections.rebuild.Workshop.eventually;
import static io.journeyledger.projections.rebuild.Workshop.index;
import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.indices.PutMappingRequest;
import co.elastic.clients.elasticsearch.indices.UpdateAliasesRequest;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.Chronicle;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.Mark;
import io.journeyledger.projections.index.Marked;
import io.journeyledger.projections.replay.AsOf;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
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
            Mark half = new Mark(
                    Mark.State.FILLING,
                    0,
                    shop.policy.version(),
                    "all",
                    null,
                    A_DAY_BETWEEN,
                    Chronicle.END,
                    asked,
                    null);
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
                assertThat(shop.held(view.sideIndex("all")))
                        .isNotEmpty()
                        .isEqualTo(shop.expected(view, new AsOf(null, A_DAY_BETWEEN, Chronicle.END), shop.policy));
            }
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
                assertThat(shop.held(view.sideIndex("waiting")))
                        .isNotEmpty()
                        .isEqualTo(shop.expected(view, new AsOf(null, A_DAY_BETWEEN, Chronicle.END), shop.policy));
            }
        }
    }

    @Test
    void what_this_process_has_in_hand_before_it_looks_is_not_taken_for_left_behind() throws IOException {
        try (Workshop shop = new Workshop(Chronicle.of(155, 12, 300))) {
            Mark half = new Mark(
                    Mark.State.FILLING,
                    0,
                    shop.policy.version(),
                    "left",
                    null,
                    A_DAY_BETWEEN,
                    Chronicle.END,
                    null,
                    null);
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
            shop.indices.createForFilling(
                    View.TIMELINE,
                    other,
                    new Mark(
                            Mark.State.FILLING,
                            0,
                            shop.policy.version(),
                            "left",
                            null,
                            A_DAY_BETWEEN,
                            Chronicle.END,
                            null,
                            null));

            rebuilds.start();

            eventually().until(() -> rebuilds.all().size() == 2);
            looked.countDown();
            rebuilds.all().forEach(Workshop::awaitEnd);
            rebuilds.stop();
            assertThat(own.phase()).isEqualTo(Rebuild.Phase.DONE);
            assertThat(shop.held(other))
                    .isNotEmpty()
                    .isEqualTo(shop.expected(View.TIMELINE, new AsOf(null, A_DAY_BETWEEN, Chronicle.END), shop.policy));
            assertThat(rebuilds.indices()).extracting(Marked::index).doesNotContain(same);
        }
    }

    @Test
    void what_was_filled_before_the_live_index_or_under_another_policy_is_removed() throws IOException {
        try (Workshop shop = new Workshop(Chronicle.of(157, 12, 300))) {
            Rebuilds before = shop.rebuilds(() -> {});
            String older = index(before.begin(RebuildRequest.live(Set.of(View.TRANSITIONS))));
            Mark filled = Objects.requireNonNull(before.indices().getFirst().mark());
            shop.now = shop.now.plusSeconds(60);
            String live = index(before.begin(RebuildRequest.live(Set.of(View.TRANSITIONS))));
            shop.indices.mark(older, filled(shop.policy.version(), filled.asOf(), 300));
            String otherwise = View.TRANSITIONS.indexPrefix() + "20990102t000000000";
            shop.indices.createForFilling(
                    View.TRANSITIONS, otherwise, filled("policy-of-old", shop.now.plusSeconds(60), 300));
            Rebuilds after = shop.rebuilds(() -> {});

            assertThat(after.takingUp().atTheStart()).isTrue();

            assertThat(after.all()).isEmpty();
            assertThat(after.indices()).extracting(Marked::index).containsExactly(live);
        }
    }

    private static Mark filled(String policy, Instant asOf, long position) {
        return new Mark(Mark.State.FILLED, position, policy, null, null, null, asOf, null, null);
    }

    @Test
    void a_restoration_that_was_interrupted_is_brought_to_its_end() throws IOException {
        try (Workshop shop = new Workshop(Chronicle.of(158, 12, 300))) {
            Rebuilds before = shop.rebuilds(() -> {});
            String older = index(before.begin(RebuildRequest.live(Set.of(View.TRANSITIONS))));
            shop.atRequest = request -> {
                if (request instanceof UpdateAliasesRequest) {
                    shop.now = shop.now.plusSeconds(60); // the new one is live later than the old one is not
                }
            };
            awaitEnd(before.begin(RebuildRequest.live(Set.of(View.TRANSITIONS))));
            shop.now = shop.now.plusSeconds(60);
            shop.atRequest = request -> {
                if (request instanceof UpdateAliasesRequest) {
                    throw new IllegalStateException("the process is killed");
                } else if (request instanceof PutMappingRequest put
                        && String.valueOf(put.meta().get("state")).contains("PREVIOUS")) {
                    throw new IllegalStateException("and discards nothing");
                }
            };
            awaitEnd(before.restore(View.TRANSITIONS));
            shop.atRequest = _ -> {};
            Rebuilds after = shop.rebuilds(() -> {});

            assertThat(after.takingUp().atTheStart()).isTrue();

            awaitEnd(after.all().getFirst());
            assertThat(shop.indices.behind(View.TRANSITIONS)).hasValue(older);
        }
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
            shop.indices.createForFilling(
                    View.TIMELINE,
                    other,
                    new Mark(
                            Mark.State.FILLING,
                            0,
                            shop.policy.version(),
                            "left",
                            null,
                            A_DAY_BETWEEN,
                            Chronicle.END,
                            null,
                            null));
            Rebuilds rebuilds = shop.rebuilds(() -> {});

            assertThat(rebuilds.takingUp().atTheStart()).isTrue();

            assertThat(rebuilds.all()).singleElement().satisfies(Workshop::awaitEnd);
            assertThat(shop.held(other))
                    .isNotEmpty()
                    .isEqualTo(shop.expected(View.TIMELINE, new AsOf(null, A_DAY_BETWEEN, Chronicle.END), shop.policy));
        }
    }

    @Test
    void looks_again_where_the_database_failed() throws IOException {
        try (Workshop shop = new Workshop(Chronicle.of(160, 12, 300))) {
            String side = View.CUSTOMERS.sideIndex("then");
            shop.indices.createForFilling(
                    View.CUSTOMERS,
                    side,
                    new Mark(
                            Mark.State.FILLING,
                            0,
                            shop.policy.version(),
                            "then",
                            null,
                            A_DAY_BETWEEN,
                            Chronicle.END,
                            null,
                            null));
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

    @Test
    void what_breaks_as_its_process_ends_is_brought_to_its_end_by_the_next() throws IOException {
        List<Recorded> all = Chronicle.of(153, 12, 300);
        try (Workshop shop = new Workshop(all.subList(0, 200))) {
            AtomicBoolean first = new AtomicBoolean(true);
            CountDownLatch catchingUp = new CountDownLatch(1);
            Rebuilds ending = shop.rebuilds(() -> {
                if (first.getAndSet(false)) {
                    shop.ledger.append(all.subList(200, 300));
                } else if (Thread.currentThread().getName().equals("rebuild")) {
                    catchingUp.countDown();
                    await(new CountDownLatch(1)); // until it is interrupted, which breaks it
                }
            });
            ending.start();
            Rebuild broken = ending.begin(RebuildRequest.live(Set.of(View.CUSTOMERS)));
            await(catchingUp);

            ending.stop();

            assertThat(awaitEnd(broken).phase()).isEqualTo(Rebuild.Phase.CANCELLED);
            assertThat(shop.indices.behind(View.CUSTOMERS)).isEmpty();
            Rebuilds next = shop.rebuilds(() -> {});
            next.start();
            eventually().until(() -> next.indices().stream().anyMatch(index -> index.is(Mark.State.LIVE)));
            next.stop();
            assertThat(shop.held(View.CUSTOMERS.alias())).isEqualTo(shop.expected(View.CUSTOMERS, NOW, shop.policy));
        }
    }

    @Test
    void what_a_dead_process_had_filled_is_brought_up_to_date_and_goes_live() throws IOException {
        List<Recorded> all = Chronicle.of(161, 12, 500);
        try (Workshop shop = new Workshop(all.subList(0, 300))) {
            Rebuilds before = shop.rebuilds(() -> {});
            String index = index(before.begin(RebuildRequest.live(Set.of(View.TRANSITIONS))));
            Mark live = Objects.requireNonNull(before.indices().getFirst().mark());
            shop.indices.mark(index, live.with(Mark.State.FILLED, live.position()));
            shop.ledger.append(all.subList(300, 500));

            Rebuilds after = shop.rebuilds(() -> {});
            after.start();

            eventually().until(() -> after.indices().stream().allMatch(i -> i.is(Mark.State.LIVE)));
            assertThat(shop.held(View.TRANSITIONS.alias()))
                    .isEqualTo(shop.expected(View.TRANSITIONS, NOW, shop.policy));
            after.stop();
        }
    }
}
