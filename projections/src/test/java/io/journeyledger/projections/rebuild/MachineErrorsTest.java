package io.journeyledger.projections.rebuild;

import static io.journeyledger.projections.rebuild.Workshop.awaitEnd;
import static io.journeyledger.projections.rebuild.Workshop.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.projections.Chronicle;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.Mark;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Errors that end no process: there is no thread to be had, or no memory beside the heap. */
class MachineErrorsTest {

    @Test
    void a_rebuild_that_meets_one_has_failed_and_the_next_goes_on() throws IOException {
        try (Workshop shop = new Workshop(Chronicle.of(195, 12, 300))) {
            Rebuilds rebuilds = shop.rebuilds(() -> {});
            AtomicBoolean met = new AtomicBoolean();
            Thread asking = Thread.currentThread();
            shop.atRequest = _ -> {
                if (!asking.equals(Thread.currentThread()) && met.compareAndSet(false, true)) {
                    throw new InternalError("unable to create native thread");
                }
            };

            Rebuild broken = awaitEnd(rebuilds.begin(RebuildRequest.live(Set.of(View.CUSTOMERS))));
            Rebuild next = awaitEnd(rebuilds.begin(RebuildRequest.live(Set.of(View.CUSTOMERS))));

            assertThat(broken.phase()).isEqualTo(Rebuild.Phase.FAILED);
            assertThat(broken.problem()).contains("unable to create native thread");
            assertThat(next.phase()).isEqualTo(Rebuild.Phase.DONE);
        }
    }

    @Test
    void one_that_waits_is_cancelled_all_the_same() throws IOException {
        try (Workshop shop = new Workshop(Chronicle.of(196, 12, 300))) {
            CountDownLatch goOn = new CountDownLatch(1);
            Rebuilds rebuilds = shop.rebuilds(() -> Workshop.await(goOn));
            Rebuild first = rebuilds.begin(RebuildRequest.live(Set.of(View.CUSTOMERS)));
            Rebuild waiting = rebuilds.begin(RebuildRequest.live(Set.of(View.COMPLAINTS)));
            AtomicBoolean met = new AtomicBoolean();
            shop.atRequest = _ -> {
                if (Thread.currentThread().isVirtual() && met.compareAndSet(false, true)) {
                    throw new InternalError("unable to create native thread");
                }
            };

            rebuilds.cancel(waiting);

            assertThat(awaitEnd(waiting).phase()).isEqualTo(Rebuild.Phase.CANCELLED);
            assertThat(met).isTrue();
            goOn.countDown();
            assertThat(awaitEnd(first).phase()).isEqualTo(Rebuild.Phase.DONE);
            eventually().until(shop.turns::isFree);
        }
    }

    @Test
    void what_another_process_left_is_taken_up_by_one_that_met_one() throws IOException {
        try (Workshop shop = new Workshop(Chronicle.of(197, 12, 300))) {
            Mark half = new Mark(
                    Mark.State.FILLING, 0, shop.policy.version(), "left", null, null, Chronicle.END, null, null);
            shop.indices.createForFilling(View.CUSTOMERS, View.CUSTOMERS.sideIndex("left"), half);
            Rebuilds rebuilds = shop.rebuilds(() -> {});
            AtomicBoolean met = new AtomicBoolean();
            shop.atRequest = _ -> {
                if (met.compareAndSet(false, true)) {
                    throw new InternalError("unable to create native thread");
                }
            };

            rebuilds.start();

            eventually().until(() -> !rebuilds.all().isEmpty());
            assertThat(awaitEnd(rebuilds.all().getFirst()).phase()).isEqualTo(Rebuild.Phase.DONE);
            rebuilds.stop();
        }
    }
}
