package io.journeyledger.server.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatusTest {

    @Test
    void an_event_that_is_not_to_be_found_is_waited_for_unless_it_may_be_a_dead_letter() {
        Status status = status(2, 0);

        assertThat(status.isCaughtUp()).isFalse();
        assertThat(status.isSettled(false)).isFalse();
        assertThat(status.isSettled(true)).isTrue();
        assertThat(status(3, 0).isCaughtUp()).isTrue();
    }

    @Test
    void what_has_not_been_looked_at_is_waited_for_whatever_lies_aside() {
        assertThat(status(2, 1).isSettled(true)).isFalse();
    }

    @Test
    void a_ledger_that_cannot_be_read_is_waited_for() {
        Status away = new Status(false, List.of("The ledger cannot be read: …"), -1, -1, null, List.of(), 1, "1");

        assertThat(away.isCaughtUp()).isFalse();
        assertThat(away.isSettled(true)).isFalse();
    }

    /** Of a ledger of three events. */
    private static Status status(long documents, long lag) {
        Status.View timeline = new Status.View("timeline", documents, 3 - lag, lag, 0, false);
        return new Status(true, List.of(), 3, 3, null, List.of(timeline), 1, "1");
    }
}
