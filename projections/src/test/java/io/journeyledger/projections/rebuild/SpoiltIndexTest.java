package io.journeyledger.projections.rebuild;

import static io.journeyledger.projections.rebuild.Workshop.awaitEnd;
import static io.journeyledger.projections.rebuild.Workshop.index;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.Chronicle;
import io.journeyledger.projections.document.View;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What was done to an index while it was filled, and that it never goes live. */
class SpoiltIndexTest {

    @Test
    void an_index_that_does_not_hold_what_was_written_never_goes_live() throws IOException {
        try (Workshop shop = new Workshop(Chronicle.of(171, 12, 300))) {
            Rebuilds rebuilds = shop.rebuilds(() -> {
                // somebody else writes into the index that is being filled
                shop.rebuilds(() -> {}).indices().stream()
                        .filter(index -> index.view() == View.CUSTOMERS)
                        .forEach(index -> intrude(shop, index.index()));
            });

            Rebuild failed = awaitEnd(rebuilds.begin(RebuildRequest.live(Set.of(View.CUSTOMERS))));

            assertThat(failed.phase()).isEqualTo(Rebuild.Phase.FAILED);
            assertThat(failed.problem())
                    .contains("does not hold what was written to it")
                    .contains("Nothing was swapped");
            assertThat(shop.indices.behind(View.CUSTOMERS)).isEmpty();
            assertThat(rebuilds.indices()).isEmpty();
        }
    }

    /** What is added to it, of the few journeys that go on meanwhile, no index takes; it is not waited for one. */
    @Test
    void an_index_that_was_deleted_while_it_was_brought_up_to_date_never_goes_live() throws IOException {
        List<Recorded> all = Chronicle.of(172, 12, 400);
        try (Workshop shop = new Workshop(all.subList(0, 300))) {
            CompletableFuture<Rebuild> begun = new CompletableFuture<>();
            AtomicBoolean first = new AtomicBoolean(true);
            Rebuilds rebuilds = shop.rebuilds(() -> {
                if (first.getAndSet(false)) {
                    shop.ledger.append(all.subList(300, 400));
                }
                Rebuild rebuild = begun.join();
                if (rebuild.phase() == Rebuild.Phase.CATCHING_UP) {
                    rebuild.indices().values().forEach(shop.indices::delete);
                }
            });

            begun.complete(rebuilds.begin(RebuildRequest.live(Set.of(View.CUSTOMERS))));

            Rebuild failed = awaitEnd(begun.join());
            assertThat(failed.phase()).isEqualTo(Rebuild.Phase.FAILED);
            assertThat(failed.problem()).contains("was deleted").contains("Nothing was swapped");
            assertThat(shop.indices.behind(View.CUSTOMERS)).isEmpty();
            assertThat(rebuilds.indices()).isEmpty();
        }
    }

    /** By another process, for example, that took this one for dead. */
    @Test
    void one_that_was_deleted_while_it_was_filled_is_not_waited_for() throws IOException {
        try (Workshop shop = new Workshop(Chronicle.of(173, 12, 300))) {
            AtomicInteger tries = new AtomicInteger();
            Rebuilds rebuilds = shop.rebuilds(() -> {
                tries.incrementAndGet();
                shop.indices.all().forEach(index -> shop.indices.delete(index.index()));
            });

            Rebuild failed = awaitEnd(rebuilds.begin(RebuildRequest.live(Set.of(View.CUSTOMERS))));

            assertThat(failed.phase()).isEqualTo(Rebuild.Phase.FAILED);
            assertThat(failed.problem()).contains("no such index");
            assertThat(tries.get()).as("one for each thread at most").isLessThan(3);
        }
    }

    private static void intrude(Workshop shop, String index) {
        try {
            shop.client.index(write -> write.index(index).id("intruder").document(java.util.Map.of("position", 7)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
