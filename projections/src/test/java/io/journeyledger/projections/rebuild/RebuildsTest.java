package io.journeyledger.projections.rebuild;

import static io.journeyledger.projections.rebuild.Workshop.await;
import static io.journeyledger.projections.rebuild.Workshop.awaitEnd;
import static io.journeyledger.projections.rebuild.Workshop.index;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import co.elastic.clients.elasticsearch.indices.DeleteIndexRequest;
import io.journeyledger.ledger.Money;
import io.journeyledger.ledger.PurchaseEvent.ContractEnded;
import io.journeyledger.ledger.PurchaseEvent.ContractSigned;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.Chronicle;
import io.journeyledger.projections.Telling;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.Mark;
import io.journeyledger.projections.index.Marked;
import io.journeyledger.projections.replay.AsOf;
import io.journeyledger.projections.run.RebuildRefusedException;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rebuilds against the real Elasticsearch. */
class RebuildsTest {

    private static final Set<View> EVERY = EnumSet.allOf(View.class);
    private static final Instant A_DAY_BETWEEN = Instant.parse("2025-02-01T00:00:00Z");
    private static final AsOf NOW = AsOf.now(Chronicle.END);

    @ParameterizedTest
    @ValueSource(longs = {101, 102, 103})
    void a_rebuild_holds_what_replaying_every_journey_gives(long seed) throws IOException {
        try (Workshop shop = new Workshop(Chronicle.of(seed, 12, 500))) {
            Rebuilds rebuilds = shop.rebuilds(() -> {});

            Rebuild done = awaitEnd(rebuilds.begin(RebuildRequest.live(EVERY)));

            assertThat(done.problem()).isNull();
            assertThat(done.phase()).isEqualTo(Rebuild.Phase.DONE);
            for (View view : View.values()) {
                assertThat(shop.held(view.alias())).isEqualTo(shop.expected(view, NOW, shop.policy));
            }
            assertThat(rebuilds.indices())
                    .hasSize(4)
                    .allMatch(Marked::behindAlias)
                    .allMatch(i -> i.is(Mark.State.LIVE));
        }
    }

    @ParameterizedTest
    @EnumSource(View.class)
    void an_index_for_a_date_holds_every_document_as_of_that_date(View view) throws IOException {
        try (Workshop shop = new Workshop(Chronicle.of(111, 12, 500))) {
            Rebuilds rebuilds = shop.rebuilds(() -> {});
            awaitEnd(rebuilds.begin(RebuildRequest.live(EVERY)));
            String live = shop.indices.behind(view).orElseThrow();
            shop.erasedSince.clear();

            Rebuild known =
                    awaitEnd(rebuilds.begin(new RebuildRequest(Set.of(view), A_DAY_BETWEEN, null, null, "known")));
            Rebuild true_ =
                    awaitEnd(rebuilds.begin(new RebuildRequest(Set.of(view), null, A_DAY_BETWEEN, null, "true")));

            assertThat(known.phase()).isEqualTo(Rebuild.Phase.DONE);
            assertThat(true_.phase()).isEqualTo(Rebuild.Phase.DONE);
            assertThat(shop.held(view.sideIndex("known")))
                    .isNotEmpty()
                    .isEqualTo(shop.expected(view, new AsOf(A_DAY_BETWEEN, null, Chronicle.END), shop.policy));
            assertThat(shop.held(view.sideIndex("true")))
                    .isNotEmpty()
                    .isEqualTo(shop.expected(view, new AsOf(null, A_DAY_BETWEEN, Chronicle.END), shop.policy));
            assertThat(shop.erasedSince)
                    .as("who was erased while they were filled")
                    .containsExactly(shop.ledger.head(), shop.ledger.head());
            assertThat(shop.indices.behind(view)).hasValue(live);
            assertThat(rebuilds.documents(List.of(view.sideIndex("known"), live, view.sideIndex("none"))))
                    .containsOnlyKeys(view.sideIndex("known"), live)
                    .containsEntry(view.sideIndex("known"), (long)
                            shop.held(view.sideIndex("known")).size());

            rebuilds.drop("known");
            assertThat(rebuilds.indices()).extracting(Marked::index).doesNotContain(view.sideIndex("known"));
        }
    }

    @Test
    void what_a_failed_rebuild_left_half_filled_beside_can_be_dropped() throws IOException {
        try (Workshop shop = new Workshop(List.of())) {
            Rebuilds rebuilds = shop.rebuilds(() -> {});
            String index = View.CUSTOMERS.sideIndex("left");
            Mark mark = new Mark(
                    Mark.State.FILLING, 0, shop.policy.version(), "left", null, null, Chronicle.END, null, null);
            shop.indices.createForFilling(View.CUSTOMERS, index, mark);

            rebuilds.drop("left");

            assertThat(rebuilds.indices()).extracting(Marked::index).doesNotContain(index);
        }
    }

    @Test
    void a_side_index_is_not_dropped_while_it_is_being_filled() throws IOException {
        try (Workshop shop = new Workshop(Chronicle.of(112, 12, 300))) {
            CountDownLatch writing = new CountDownLatch(1);
            CountDownLatch refused = new CountDownLatch(1);
            Rebuilds rebuilds = shop.rebuilds(() -> {
                writing.countDown();
                await(refused);
            });
            Rebuild filling =
                    rebuilds.begin(new RebuildRequest(Set.of(View.CUSTOMERS), null, A_DAY_BETWEEN, null, "beside"));
            await(writing);

            assertThatExceptionOfType(RebuildRefusedException.class)
                    .isThrownBy(() -> rebuilds.drop("beside"))
                    .withMessageContaining("The rebuild " + filling.id() + " of customers is going on");
            refused.countDown();

            assertThat(awaitEnd(filling).problem()).isNull();
            assertThat(shop.held(View.CUSTOMERS.sideIndex("beside")))
                    .isNotEmpty()
                    .isEqualTo(
                            shop.expected(View.CUSTOMERS, new AsOf(null, A_DAY_BETWEEN, Chronicle.END), shop.policy));
            rebuilds.drop("beside");
            assertThat(rebuilds.indices()).isEmpty();
        }
    }

    @Test
    void what_is_recorded_meanwhile_is_in_when_the_index_goes_live() throws IOException {
        List<Recorded> all = Chronicle.of(121, 12, 600);
        try (Workshop shop = new Workshop(all.subList(0, 400))) {
            AtomicBoolean first = new AtomicBoolean(true);
            Rebuilds rebuilds = shop.rebuilds(() -> {
                if (first.getAndSet(false)) {
                    shop.ledger.append(all.subList(400, 600));
                }
            });

            Rebuild done = awaitEnd(rebuilds.begin(RebuildRequest.live(EVERY)));

            assertThat(done.problem()).isNull();
            assertThat(done.position()).isEqualTo(all.getLast().position());
            for (View view : View.values()) {
                assertThat(shop.held(view.alias())).isEqualTo(shop.expected(view, NOW, shop.policy));
            }
        }
    }

    /** The live projection tells both at once, sees no silence between them, and so knows of nothing to withdraw. */
    @Test
    void what_the_live_projection_tells_at_once_is_told_apart_where_the_rebuild_was_ahead() throws IOException {
        Money fee = Money.of("39.00", "EUR");
        List<Recorded> all = Telling.of("J1")
                .then(new ContractSigned(Telling.at("2025-01-10"), "K1", "fibre", fee, null))
                .then(Telling.bought("2025-02-10", "O1", "10.00"))
                .then(new ContractEnded(Telling.at("2025-09-01"), "K1", null), Telling.at("2026-05-01"))
                .then(new ContractSigned(Telling.at("2025-12-01"), "K2", "fibre", fee, null), Telling.at("2026-05-02"))
                .events();
        try (Workshop shop = new Workshop(all.subList(0, 3))) {
            AtomicInteger looks = new AtomicInteger();
            Rebuilds rebuilds = shop.rebuilds(() -> {}, () -> {
                if (looks.incrementAndGet() < 3) {
                    return 2;
                }
                if (looks.get() == 3) {
                    shop.ledger.append(all.subList(3, 4));
                }
                return 4;
            });

            Rebuild done = awaitEnd(rebuilds.begin(RebuildRequest.live(EVERY)));

            assertThat(done.position()).isEqualTo(4);
            assertThat(shop.held(View.TRANSITIONS.alias())).hasSize(3);
            for (View view : View.values()) {
                assertThat(shop.held(view.alias())).isEqualTo(shop.expected(view, NOW, shop.policy));
            }
        }
    }

    @Test
    void what_a_cancelled_rebuild_made_is_removed_once_elasticsearch_answers() throws IOException {
        try (Workshop shop = new Workshop(Chronicle.of(142, 12, 300))) {
            AtomicInteger refused = new AtomicInteger();
            shop.atRequest = request -> {
                if (request instanceof DeleteIndexRequest && refused.incrementAndGet() == 1) {
                    throw new IOException("away");
                }
            };
            CountDownLatch cancelled = new CountDownLatch(1);
            Rebuilds rebuilds = shop.rebuilds(() -> await(cancelled));

            Rebuild rebuild = rebuilds.begin(RebuildRequest.live(Set.of(View.TIMELINE)));
            rebuilds.cancel(rebuild);
            cancelled.countDown();

            assertThat(awaitEnd(rebuild).phase()).isEqualTo(Rebuild.Phase.CANCELLED);
            assertThat(refused).hasValue(2);
            assertThat(rebuilds.indices()).isEmpty();
        }
    }

    @Test
    void one_that_is_cancelled_while_it_waits_is_over_at_once() throws IOException {
        try (Workshop shop = new Workshop(Chronicle.of(143, 12, 300))) {
            CountDownLatch cancelled = new CountDownLatch(1);
            Rebuilds rebuilds = shop.rebuilds(() -> await(cancelled));
            Rebuild first = rebuilds.begin(new RebuildRequest(Set.of(View.TIMELINE), null, null, null, "first"));
            Rebuild second = rebuilds.begin(new RebuildRequest(Set.of(View.TIMELINE), null, null, null, "second"));

            rebuilds.cancel(second);

            assertThat(awaitEnd(second).phase()).isEqualTo(Rebuild.Phase.CANCELLED);
            assertThat(first.phase().isOver()).isFalse();
            assertThat(rebuilds.indices()).extracting(Marked::index).doesNotContain(View.TIMELINE.sideIndex("second"));
            cancelled.countDown();
            assertThat(awaitEnd(first).phase()).isEqualTo(Rebuild.Phase.DONE);
        }
    }

    @Test
    void a_rebuild_that_is_cancelled_leaves_nothing_behind() throws IOException {
        try (Workshop shop = new Workshop(Chronicle.of(141, 12, 300))) {
            CountDownLatch writing = new CountDownLatch(1);
            CountDownLatch cancelled = new CountDownLatch(1);
            Rebuilds rebuilds = shop.rebuilds(() -> {
                writing.countDown();
                await(cancelled);
            });
            rebuilds.start();

            Rebuild rebuild = rebuilds.begin(RebuildRequest.live(EVERY));
            await(writing);
            assertThatExceptionOfType(RebuildRefusedException.class)
                    .isThrownBy(() -> rebuilds.begin(RebuildRequest.live(Set.of(View.CUSTOMERS))))
                    .withMessageContaining("is going on");
            rebuilds.cancel(rebuild);
            cancelled.countDown();

            assertThat(awaitEnd(rebuild).phase()).isEqualTo(Rebuild.Phase.CANCELLED);
            assertThat(rebuild.problem()).isNull();
            assertThat(rebuilds.indices()).isEmpty();
            rebuilds.stop();
        }
    }

    @Test
    void refuses_what_makes_no_sense() throws IOException {
        try (Workshop shop = new Workshop(List.of())) {
            Rebuilds rebuilds = shop.rebuilds(() -> {});
            Instant tomorrow = Chronicle.END.plusSeconds(86_400);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> rebuilds.begin(new RebuildRequest(EVERY, tomorrow, null, null, null)))
                    .withMessageContaining("recordedUntil")
                    .withMessageContaining("future");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new RebuildRequest(EVERY, null, null, null, "Über"))
                    .withMessageContaining("“Über” is no name for a side index");
            assertThatIllegalArgumentException().isThrownBy(() -> RebuildRequest.live(Set.of()));
            assertThatExceptionOfType(NoSuchElementException.class)
                    .isThrownBy(() -> rebuilds.drop("nothing"))
                    .withMessageContaining("There is no side index 'nothing'");
            assertThatExceptionOfType(RebuildRefusedException.class).isThrownBy(() -> rebuilds.restore(View.TIMELINE));
            awaitEnd(rebuilds.begin(new RebuildRequest(EVERY, null, null, null, "twice")));
            assertThatExceptionOfType(RebuildRefusedException.class)
                    .isThrownBy(() -> rebuilds.begin(new RebuildRequest(EVERY, null, null, null, "twice")))
                    .withMessageContaining("is there already");
        }
    }
}
