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

/** What a process left filled and not yet live, and what the next one makes of it, against the real Elasticsearch. */
class LeftFilledTest {

    private static final AsOf NOW = AsOf.now(Chronicle.END);

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

    private static Mark filled(String policy, Instant asOf, long position) {
        return new Mark(Mark.State.FILLED, position, policy, null, null, null, asOf, null, null);
    }
}
