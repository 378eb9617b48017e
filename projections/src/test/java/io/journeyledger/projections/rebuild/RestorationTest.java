package io.journeyledger.projections.rebuild;

import static io.journeyledger.projections.rebuild.Workshop.await;
import static io.journeyledger.projections.rebuild.Workshop.awaitEnd;
import static io.journeyledger.projections.rebuild.Workshop.index;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.Chronicle;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.Mark;
import io.journeyledger.projections.index.Marked;
import io.journeyledger.projections.replay.AsOf;
import io.journeyledger.projections.run.RebuildRefusedException;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The index that was live before, and is to be live again. */
class RestorationTest {

    private static final AsOf NOW = AsOf.now(Chronicle.END);

    @Test
    void the_index_before_is_kept_and_can_be_restored() throws IOException {
        List<Recorded> all = Chronicle.of(131, 12, 500);
        try (Workshop shop = new Workshop(all.subList(0, 300))) {
            Rebuilds rebuilds = shop.rebuilds(() -> {}, shop.ledger::head);
            RebuildRequest customers = RebuildRequest.live(Set.of(View.CUSTOMERS));
            String first = index(rebuilds.begin(customers));
            String second = index(rebuilds.begin(customers));
            String third = index(rebuilds.begin(customers));
            assertThat(rebuilds.indices())
                    .extracting(Marked::index)
                    .containsExactly(second, third)
                    .doesNotContain(first);

            shop.ledger.append(all.subList(300, 500));
            Rebuild restored = awaitEnd(rebuilds.restore(View.CUSTOMERS));

            assertThat(restored.problem()).isNull();
            assertThat(shop.indices.behind(View.CUSTOMERS)).hasValue(second);
            assertThat(shop.held(second)).isEqualTo(shop.expected(View.CUSTOMERS, NOW, shop.policy));
        }
    }

    @Test
    void who_was_erased_while_a_restoration_went_on_is_looked_for_when_it_is_cancelled() throws IOException {
        List<Recorded> all = Chronicle.of(131, 12, 500);
        try (Workshop shop = new Workshop(all.subList(0, 300))) {
            AtomicReference<Runnable> atEveryBulk = new AtomicReference<>(() -> {});
            Rebuilds rebuilds = shop.rebuilds(() -> atEveryBulk.get().run(), () -> 300);
            RebuildRequest customers = RebuildRequest.live(Set.of(View.CUSTOMERS));
            index(rebuilds.begin(customers));
            index(rebuilds.begin(customers));
            shop.erasedSince.clear();
            shop.ledger.append(all.subList(300, 500));
            CountDownLatch cancelled = new CountDownLatch(1);
            atEveryBulk.set(() -> await(cancelled));

            Rebuild restored = rebuilds.restore(View.CUSTOMERS);
            rebuilds.cancel(restored);
            cancelled.countDown();

            assertThat(awaitEnd(restored).phase()).isEqualTo(Rebuild.Phase.CANCELLED);
            assertThat(shop.erasedSince).containsExactly(300L);
        }
    }

    @Test
    void after_a_restoration_it_is_what_was_live_before_that_is_kept() throws IOException {
        try (Workshop shop = new Workshop(Chronicle.of(132, 12, 300))) {
            Rebuilds rebuilds = shop.rebuilds(() -> {}, shop.ledger::head);
            RebuildRequest customers = RebuildRequest.live(Set.of(View.CUSTOMERS));
            String first = index(rebuilds.begin(customers));
            shop.now = shop.now.plusSeconds(60);
            String second = index(rebuilds.begin(customers));
            shop.now = shop.now.plusSeconds(60);
            assertThat(index(rebuilds.restore(View.CUSTOMERS))).isEqualTo(first);
            shop.now = shop.now.plusSeconds(60);

            String third = index(rebuilds.begin(customers));

            assertThat(rebuilds.indices())
                    .extracting(Marked::index)
                    .containsExactlyInAnyOrder(first, third)
                    .doesNotContain(second);
            assertThat(index(rebuilds.restore(View.CUSTOMERS))).isEqualTo(first);
        }
    }

    @Test
    void one_that_was_filled_under_another_policy_is_not_restored() throws IOException {
        try (Workshop shop = new Workshop(Chronicle.of(133, 12, 300))) {
            Rebuilds rebuilds = shop.rebuilds(() -> {}, shop.ledger::head);
            RebuildRequest customers = RebuildRequest.live(Set.of(View.CUSTOMERS));
            String first = index(rebuilds.begin(customers));
            String second = index(rebuilds.begin(customers));
            shop.indices.mark(first, Mark.live("of old", Chronicle.END).with(Mark.State.PREVIOUS, 300));

            assertThatExceptionOfType(RebuildRefusedException.class)
                    .isThrownBy(() -> rebuilds.restore(View.CUSTOMERS))
                    .withMessageContaining("filled under policy of old");
            assertThat(shop.indices.behind(View.CUSTOMERS)).hasValue(second);
        }
    }

    @Test
    void each_of_several_views_has_a_run_of_its_own() throws IOException {
        try (Workshop shop = new Workshop(Chronicle.of(134, 12, 300))) {
            Rebuilds rebuilds = shop.rebuilds(() -> {}, shop.ledger::head);
            awaitEnd(rebuilds.begin(RebuildRequest.live(EnumSet.allOf(View.class))));
            awaitEnd(rebuilds.begin(RebuildRequest.live(EnumSet.allOf(View.class))));

            List<Rebuild> restored =
                    Stream.of(View.values()).map(rebuilds::restore).toList();

            restored.forEach(Workshop::awaitEnd);
            assertThat(restored).extracting(Rebuild::id).doesNotHaveDuplicates();
            assertThat(restored)
                    .allSatisfy(run -> assertThat(rebuilds.find(run.id())).contains(run));
        }
    }
}
