package io.journeyledger.projections.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class RunsTest {

    private static final class Look extends Run {
        private Look(String id, Instant begunAt) {
            super(id, begunAt);
        }
    }

    @Test
    void a_run_that_ends_with_an_error_of_the_machine_is_over_and_says_why() {
        try (Runs<Look> runs = new Runs<>("look", InstantSource.system())) {
            Look broken = runs.begin(Look::new, _ -> {
                throw new InternalError("unable to create native thread");
            });
            Look next = runs.begin(Look::new, _ -> {});

            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> next.state().isOver());
            assertThat(broken.state()).isEqualTo(Run.State.FAILED);
            assertThat(broken.problem()).contains("unable to create native thread");
            assertThat(next.state()).isEqualTo(Run.State.DONE);
        }
    }
}
