package io.journeyledger.projections.rebuild;

import static io.journeyledger.projections.rebuild.Workshop.awaitEnd;
import static io.journeyledger.projections.rebuild.Workshop.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.journeyledger.projections.Chronicle;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.Mark;
import io.journeyledger.projections.index.Marked;
import io.journeyledger.projections.replay.AsOf;
import io.journeyledger.projections.run.RebuildRefusedException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.dao.TransientDataAccessResourceException;

/** Several processes that could rebuild the same views. */
class ProcessesTest {

    private static final RebuildRequest CUSTOMERS = RebuildRequest.live(Set.of(View.CUSTOMERS));

    @Test
    void one_process_rebuilds_and_the_other_is_told_who() throws IOException {
        try (Workshop shop = new Workshop(Chronicle.of(191, 12, 300))) {
            CountDownLatch filling = new CountDownLatch(1);
            CountDownLatch goOn = new CountDownLatch(1);
            Rebuilds one = shop.rebuilds(() -> pass(filling, goOn), () -> 0, "17@here");
            Rebuilds other = shop.rebuilds(() -> {}, () -> 0, "4@there");
            Rebuild first = one.begin(CUSTOMERS);
            await(filling);

            assertThatExceptionOfType(RebuildRefusedException.class)
                    .isThrownBy(() -> other.begin(CUSTOMERS))
                    .withMessageContaining("17@here")
                    .withMessageContaining("wait until it is done");
            assertThatExceptionOfType(RebuildRefusedException.class)
                    .isThrownBy(() -> other.begin(new RebuildRequest(Set.of(View.TIMELINE), null, null, null, "side")));
            goOn.countDown();

            assertThat(awaitEnd(first).phase()).isEqualTo(Rebuild.Phase.DONE);
            eventually().until(shop.turns::isFree);
            assertThat(awaitEnd(other.begin(CUSTOMERS)).phase()).isEqualTo(Rebuild.Phase.DONE);
            eventually().until(shop.turns::isFree);
        }
    }

    @Test
    void a_process_that_starts_takes_nothing_up_before_the_one_that_rebuilds_is_dead() throws IOException {
        try (Workshop shop = new Workshop(Chronicle.of(192, 12, 300))) {
            CountDownLatch filling = new CountDownLatch(1);
            CountDownLatch goOn = new CountDownLatch(1);
            Rebuilds one = shop.rebuilds(() -> pass(filling, goOn), () -> 0, "17@here");
            Rebuild first = one.begin(CUSTOMERS);
            await(filling);
            String half = first.indices().values().iterator().next();
            Rebuilds other = shop.rebuilds(() -> {}, () -> 0, "4@there");

            other.start();

            eventually().until(() -> shop.turns.refused("4@there") > 1);
            assertThat(other.all()).isEmpty();
            assertThat(shop.indices.all()).extracting(Marked::index).containsExactly(half);

            shop.turns.expire();

            eventually().until(() -> !other.all().isEmpty());
            Rebuild second = awaitEnd(other.all().getFirst());
            assertThat(second.phase()).isEqualTo(Rebuild.Phase.DONE);
            goOn.countDown(); // it was not dead, only away
            awaitEnd(first);
            other.stop();
            assertThat(shop.indices.behind(View.CUSTOMERS))
                    .hasValueSatisfying(live -> assertThat(second.indices()).containsValue(live));
        }
    }

    @Test
    void a_process_that_runs_takes_up_what_another_leaves_later() throws IOException {
        try (Workshop shop = new Workshop(Chronicle.of(194, 12, 300))) {
            Rebuilds running = shop.rebuilds(() -> {}, () -> 0, "4@there");
            shop.indices.createForFilling(View.TIMELINE, View.TIMELINE.sideIndex("before"), side(shop, "before"));
            running.start();
            eventually().until(() -> !running.all().isEmpty());
            awaitEnd(running.all().getFirst());
            eventually().until(shop.turns::isFree); // it has looked at what was there as it started
            assertThat(shop.turns.of("17@here").take()).isEmpty();
            String half = View.CUSTOMERS.sideIndex("later");
            shop.indices.createForFilling(View.CUSTOMERS, half, side(shop, "later"));
            eventually().until(() -> shop.turns.refused("4@there") > 1);
            assertThat(running.all()).hasSize(1);

            shop.turns.expire();

            eventually().until(() -> running.all().size() == 2);
            assertThat(awaitEnd(running.all().getFirst()).phase()).isEqualTo(Rebuild.Phase.DONE);
            eventually().until(shop.turns::isFree);
            running.stop();
            assertThat(shop.held(half))
                    .isNotEmpty()
                    .isEqualTo(shop.expected(View.CUSTOMERS, AsOf.now(Chronicle.END), shop.policy));
        }
    }

    @Test
    void what_failed_when_it_was_searched_already_is_tried_again_by_whoever_looks_first() throws IOException {
        try (Workshop shop = new Workshop(Chronicle.of(195, 12, 300))) {
            Rebuilds failing = shop.rebuilds(
                    () -> {},
                    () -> {
                        throw new IllegalStateException("behind the alias, and not up to date");
                    },
                    "17@here");
            assertThat(awaitEnd(failing.begin(CUSTOMERS)).phase()).isEqualTo(Rebuild.Phase.FAILED);
            eventually().until(shop.turns::isFree);
            Rebuilds other = shop.rebuilds(() -> {}, () -> 0, "4@there");

            failing.takingUp().lookAgain();
            assertThat(failing.all())
                    .hasSize(2)
                    .allSatisfy(again -> assertThat(awaitEnd(again).phase()).isEqualTo(Rebuild.Phase.FAILED));
            eventually().until(shop.turns::isFree);
            other.takingUp().lookAgain();

            assertThat(other.all())
                    .singleElement()
                    .satisfies(again -> assertThat(awaitEnd(again).phase()).isEqualTo(Rebuild.Phase.DONE));
        }
    }

    /** Nobody else may be there to do it, as when the turn was lost to a dead letter. */
    @Test
    void so_is_what_was_searched_already_when_the_turn_was_lost() throws IOException {
        try (Workshop shop = new Workshop(Chronicle.of(198, 12, 300))) {
            AtomicBoolean lost = new AtomicBoolean();
            Rebuilds one = shop.rebuilds(
                    () -> {},
                    () -> {
                        if (lost.compareAndSet(false, true)) {
                            shop.turns.expire();
                            assertThat(shop.turns.of("4@there").take()).isEmpty();
                            throw new TransientDataAccessResourceException("The database is away");
                        }
                        return 0;
                    },
                    "17@here");
            Rebuild first = awaitEnd(one.begin(CUSTOMERS));
            assertThat(first.phase()).isEqualTo(Rebuild.Phase.CANCELLED);
            assertThat(shop.indices.behind(View.CUSTOMERS))
                    .hasValueSatisfying(live -> assertThat(first.indices()).containsValue(live));
            shop.turns.expire();

            one.takingUp().lookAgain();

            assertThat(one.all()).hasSize(2);
            assertThat(awaitEnd(one.all().getFirst()).phase()).isEqualTo(Rebuild.Phase.DONE);
            assertThat(shop.indices.all())
                    .singleElement()
                    .satisfies(live -> assertThat(live.is(Mark.State.LIVE)).isTrue());
        }
    }

    private static Mark side(Workshop shop, String name) {
        return new Mark(
                Mark.State.FILLING, 0, shop.policy.version(), name, null, Chronicle.END, Chronicle.END, null, null);
    }

    @Test
    void a_process_that_lost_its_turn_swaps_nothing_and_removes_nothing() throws IOException {
        try (Workshop shop = new Workshop(Chronicle.of(193, 12, 300))) {
            AtomicBoolean again = new AtomicBoolean();
            CountDownLatch filling = new CountDownLatch(1);
            CountDownLatch goOn = new CountDownLatch(1);
            Rebuilds one = shop.rebuilds(
                    () -> {
                        if (again.get()) {
                            pass(filling, goOn);
                        }
                    },
                    () -> 0,
                    "17@here");
            awaitEnd(one.begin(CUSTOMERS));
            String live = shop.indices.behind(View.CUSTOMERS).orElseThrow();
            eventually().until(shop.turns::isFree);
            again.set(true);
            Rebuild rebuild = one.begin(CUSTOMERS);
            await(filling);

            shop.turns.expire();
            assertThat(shop.turns.of("4@there").take()).isEmpty();
            goOn.countDown();

            assertThat(awaitEnd(rebuild).phase()).isEqualTo(Rebuild.Phase.CANCELLED);
            assertThat(shop.indices.behind(View.CUSTOMERS)).hasValue(live);
            assertThat(shop.indices.all())
                    .filteredOn(index -> rebuild.indices().containsValue(index.index()))
                    .singleElement()
                    .satisfies(left -> assertThat(left.is(Mark.State.FILLING) || left.is(Mark.State.FILLED))
                            .isTrue());
        }
    }

    private static void pass(CountDownLatch reached, CountDownLatch goOn) {
        reached.countDown();
        await(goOn);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
