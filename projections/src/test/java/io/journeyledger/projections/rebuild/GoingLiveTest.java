package io.journeyledger.projections.rebuild;

import static io.journeyledger.projections.rebuild.Workshop.awaitEnd;
import static io.journeyledger.projections.rebuild.Workshop.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.indices.DeleteIndexRequest;
import co.elastic.clients.elasticsearch.indices.PutMappingRequest;
import co.elastic.clients.elasticsearch.indices.UpdateAliasesRequest;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.Chronicle;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.Mark;
import io.journeyledger.projections.index.Marked;
import io.journeyledger.projections.replay.AsOf;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.dao.TransientDataAccessResourceException;

/** What comes between a rebuild and its end once the first alias is swapped. */
class GoingLiveTest {

    private static final RebuildRequest EVERY = RebuildRequest.live(EnumSet.allOf(View.class));
    private static final AsOf NOW = AsOf.now(Chronicle.END);

    @Test
    void what_is_recorded_after_the_first_swap_is_in_whatever_elasticsearch_does_not_answer_then() throws IOException {
        List<Recorded> all = Chronicle.of(301, 12, 500);
        try (Workshop shop = new Workshop(all.subList(0, 300))) {
            Rebuilds rebuilds = shop.rebuilds(() -> {}, shop.ledger::head);
            awaitEnd(rebuilds.begin(EVERY));
            awaitEnd(rebuilds.begin(EVERY)); // of which the first is forgotten by the next
            AtomicBoolean swapped = new AtomicBoolean();
            Set<Class<?>> unanswered = ConcurrentHashMap.newKeySet();
            shop.atRequest = request -> {
                if (swapped.get() && unanswered.add(request.getClass())) {
                    throw new IOException("away");
                }
                if (request instanceof UpdateAliasesRequest && swapped.compareAndSet(false, true)) {
                    shop.ledger.append(all.subList(300, all.size()));
                }
            };

            Rebuild rebuild = awaitEnd(rebuilds.begin(EVERY));

            assertThat(rebuild.problem()).isNull();
            assertThat(rebuild.position()).isEqualTo(all.getLast().position());
            assertThat(shop.erasedSince.getLast())
                    .as("who was erased since it was filled")
                    .isEqualTo(all.get(299).position());
            assertThat(unanswered)
                    .contains(UpdateAliasesRequest.class, PutMappingRequest.class, DeleteIndexRequest.class);
            assertThat(rebuilds.indices())
                    .extracting(
                            index -> index.behindAlias() ? index.is(Mark.State.LIVE) : index.is(Mark.State.PREVIOUS))
                    .hasSize(8)
                    .containsOnly(true);
            for (View view : View.values()) {
                assertThat(shop.held(view.alias())).isEqualTo(shop.expected(view, NOW, shop.policy));
            }
        }
    }

    @Test
    void waits_for_the_database_once_the_alias_is_swapped() throws IOException {
        try (Workshop shop = new Workshop(Chronicle.of(302, 12, 300))) {
            AtomicInteger asked = new AtomicInteger();
            Rebuilds rebuilds = shop.rebuilds(() -> {}, () -> {
                if (asked.incrementAndGet() == 1) {
                    throw new TransientDataAccessResourceException("The database is away");
                }
                return shop.ledger.head();
            });

            Rebuild rebuild = awaitEnd(rebuilds.begin(RebuildRequest.live(Set.of(View.TIMELINE))));

            assertThat(rebuild.problem()).isNull();
            assertThat(rebuilds.indices()).allMatch(index -> index.is(Mark.State.LIVE));
        }
    }

    @Test
    void an_index_that_was_not_swapped_is_still_marked_as_live() throws IOException {
        try (Workshop shop = new Workshop(Chronicle.of(303, 12, 300))) {
            Rebuilds rebuilds = shop.rebuilds(() -> {}, shop.ledger::head);
            awaitEnd(rebuilds.begin(EVERY));
            String complaints = shop.indices.behind(View.COMPLAINTS).orElseThrow();
            AtomicInteger swaps = new AtomicInteger();
            shop.atRequest = request -> {
                if (request instanceof UpdateAliasesRequest && swaps.incrementAndGet() == 2) {
                    throw new IllegalStateException("refused for good");
                }
            };

            Rebuild rebuild = awaitEnd(rebuilds.begin(EVERY));

            assertThat(rebuild.phase()).isEqualTo(Rebuild.Phase.FAILED);
            assertThat(rebuilds.indices())
                    .filteredOn(index -> index.view() == View.COMPLAINTS)
                    .singleElement()
                    .satisfies(index -> assertThat(index.is(Mark.State.LIVE)).isTrue())
                    .extracting(Marked::index, Marked::behindAlias)
                    .containsExactly(complaints, true);
        }
    }

    @Test
    void what_failed_for_good_when_it_was_searched_already_is_taken_up() throws IOException {
        try (Workshop shop = new Workshop(Chronicle.of(304, 12, 300))) {
            Rebuilds rebuilds = shop.rebuilds(() -> {}, shop.ledger::head);
            AtomicBoolean swapped = new AtomicBoolean();
            shop.atRequest = request -> {
                if (request instanceof UpdateAliasesRequest) {
                    swapped.set(true);
                } else if (request instanceof PutMappingRequest && swapped.get()) {
                    throw new IllegalStateException("refused for good");
                }
            };
            Rebuild failed = awaitEnd(rebuilds.begin(RebuildRequest.live(Set.of(View.TIMELINE))));
            assertThat(failed.phase()).isEqualTo(Rebuild.Phase.FAILED);
            assertThat(rebuilds.indices()).allMatch(index -> index.behindAlias() && index.is(Mark.State.FILLED));
            shop.atRequest = _ -> {};

            rebuilds.start();

            eventually().until(() -> rebuilds.indices().stream().allMatch(index -> index.is(Mark.State.LIVE)));
            rebuilds.stop();
        }
    }
}
