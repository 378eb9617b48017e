package io.journeyledger.projections.rebuild;

import static io.journeyledger.projections.rebuild.Workshop.awaitEnd;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.projections.Chronicle;
import io.journeyledger.projections.document.View;
import java.io.IOException;
import java.util.Set;
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
}
