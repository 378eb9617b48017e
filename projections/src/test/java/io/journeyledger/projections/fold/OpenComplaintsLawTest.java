package io.journeyledger.projections.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.ComplaintEvent;
import io.journeyledger.ledger.ComplaintEvent.*;
import io.journeyledger.ledger.Complaints;
import io.journeyledger.projections.document.ComplaintDocument;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Who works through a list of open complaints sees each as the write side holds it, in its state and paused or not,
 * however steps are dated.
 */
class OpenComplaintsLawTest {
    private static final String THE_COMPLAINT = "B1";

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void a_complaint_stands_in_the_view_as_it_does_for_the_write_side(long seed) {
        Random random = new Random(seed);
        int reopened = 0;
        int resumed = 0;
        for (int history = 0; history < 400; history++) {
            BothSides ann = new BothSides();
            for (int i = 0; i < 20; i++) {
                ComplaintEvent step = step(random, i == 0, BothSides.after(4L * i + random.nextInt(24)));
                if (ann.take(step)) {
                    reopened += step instanceof ComplaintReopened ? 1 : 0;
                    resumed += step instanceof ComplaintClockResumed ? 1 : 0;
                }
                Complaints.Complaint held =
                        Objects.requireNonNull(ann.held().complaints().byId().get(THE_COMPLAINT));
                ComplaintDocument seen = ann.told().complaint("2026-04-01");
                assertThat(seen.state()).as("%s", ann).isEqualTo(held.state());
                assertThat(seen.paused()).as("%s", ann).isEqualTo(held.paused());
            }
        }
        assertThat(reopened).isGreaterThan(200);
        assertThat(resumed).isGreaterThan(50);
    }

    /** Any step that changes the state or whether the complaint is paused, and one that changes nothing. */
    private static ComplaintEvent step(Random random, boolean first, Instant when) {
        List<ComplaintEvent> steps = List.of(
                new ComplaintLodged(when, THE_COMPLAINT, null, null, null, null, null, null, null, null, null, null),
                new ComplaintAcknowledged(when, THE_COMPLAINT, null, null),
                new ComplaintAssigned(when, THE_COMPLAINT, "amy", null),
                new ComplaintClockPaused(when, THE_COMPLAINT, PauseReason.WAITING_FOR_CUSTOMER),
                new ComplaintClockPaused(when, THE_COMPLAINT, PauseReason.LEGAL_PROCEEDINGS),
                new ComplaintClockResumed(when, THE_COMPLAINT),
                new ComplaintClockResumed(when, THE_COMPLAINT),
                new ComplaintClockResumed(when, THE_COMPLAINT),
                new ComplaintAnswered(when, THE_COMPLAINT, Answer.REJECTED, null, null),
                new ComplaintResolved(when, THE_COMPLAINT, false, null, null),
                new ComplaintReopened(when, THE_COMPLAINT, null),
                new ComplaintReopened(when, THE_COMPLAINT, null),
                new ComplaintReferred(when, THE_COMPLAINT, "ombudsman", null),
                new ComplaintWithdrawn(when, THE_COMPLAINT, null),
                new ComplaintClosed(when, THE_COMPLAINT));
        return steps.get(first ? 0 : random.nextInt(steps.size()));
    }
}
