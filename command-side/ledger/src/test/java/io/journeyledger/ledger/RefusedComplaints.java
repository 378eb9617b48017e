package io.journeyledger.ledger;

import static io.journeyledger.ledger.JourneyTest.BEGUN;
import static io.journeyledger.ledger.JourneyTest.LODGED;
import static io.journeyledger.ledger.JourneyTest.NOW;
import static io.journeyledger.ledger.RefusalsTest.refusal;

import io.journeyledger.ledger.ComplaintEvent.*;
import io.journeyledger.ledger.Refusal.Reason;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Steps of complaints that are refused; for {@link RefusalsTest}. */
final class RefusedComplaints {

    private RefusedComplaints() {}

    static Stream<Arguments> all() {
        JourneyEvent paused = new ComplaintClockPaused(NOW, "B1", PauseReason.WAITING_FOR_CUSTOMER);
        return Stream.of(
                refusal("the same complaint again", Reason.COMPLAINT_ALREADY_LODGED, LODGED, BEGUN, LODGED),
                refusal(
                        "acknowledging no complaint",
                        Reason.COMPLAINT_UNKNOWN,
                        new ComplaintAcknowledged(NOW, "B1", null, null),
                        BEGUN),
                refusal(
                        "closing an open complaint",
                        Reason.COMPLAINT_STATE_FORBIDS,
                        new ComplaintClosed(NOW, "B1"),
                        BEGUN,
                        LODGED),
                refusal(
                        "reopening a complaint before it ended",
                        Reason.COMPLAINT_STEP_TOO_EARLY,
                        new ComplaintReopened(NOW.minusSeconds(1), "B1", null),
                        BEGUN,
                        LODGED,
                        new ComplaintAnswered(NOW, "B1", Answer.REJECTED, null, null),
                        new ComplaintClosed(NOW.minusSeconds(2), "B1")),
                refusal(
                        "answering a complaint before it was reopened",
                        Reason.COMPLAINT_STEP_TOO_EARLY,
                        new ComplaintAnswered(NOW.minusSeconds(1), "B1", Answer.ACCEPTED, null, null),
                        BEGUN,
                        LODGED,
                        new ComplaintAnswered(NOW, "B1", Answer.REJECTED, null, null),
                        new ComplaintReopened(NOW, "B1", null),
                        new ComplaintAcknowledged(NOW, "B1", null, null)),
                refusal(
                        "resolving a complaint before it was referred",
                        Reason.COMPLAINT_STEP_TOO_EARLY,
                        new ComplaintResolved(NOW.minusSeconds(1), "B1", true, null, null),
                        BEGUN,
                        LODGED,
                        new ComplaintReferred(NOW, "B1", "ombudsman", null)),
                refusal(
                        "referring a complaint before it was resolved",
                        Reason.COMPLAINT_STEP_TOO_EARLY,
                        new ComplaintReferred(NOW.minusSeconds(1), "B1", "ombudsman", null),
                        BEGUN,
                        LODGED,
                        new ComplaintResolved(NOW, "B1", true, null, null)),
                refusal(
                        "resuming a clock before it was paused",
                        Reason.COMPLAINT_STEP_TOO_EARLY,
                        new ComplaintClockResumed(NOW.minusSeconds(1), "B1"),
                        BEGUN,
                        LODGED,
                        paused),
                refusal(
                        "reopening a complaint before a pause that an earlier end left behind",
                        Reason.COMPLAINT_STEP_TOO_EARLY,
                        new ComplaintReopened(NOW.minusSeconds(1), "B1", null),
                        BEGUN,
                        LODGED,
                        paused,
                        new ComplaintAnswered(NOW.minusSeconds(2), "B1", Answer.REJECTED, null, null)),
                refusal(
                        "pausing a clock before the complaint was reopened",
                        Reason.COMPLAINT_STEP_TOO_EARLY,
                        new ComplaintClockPaused(NOW.minusSeconds(1), "B1", PauseReason.WAITING_FOR_CUSTOMER),
                        BEGUN,
                        LODGED,
                        new ComplaintAnswered(NOW.minusSeconds(2), "B1", Answer.REJECTED, null, null),
                        new ComplaintReopened(NOW, "B1", null)),
                refusal("pausing a paused clock", Reason.CLOCK_ALREADY_PAUSED, paused, BEGUN, LODGED, paused),
                refusal(
                        "pausing it again after the acknowledgement",
                        Reason.CLOCK_ALREADY_PAUSED,
                        paused,
                        BEGUN,
                        LODGED,
                        paused,
                        new ComplaintAcknowledged(NOW, "B1", null, null)),
                refusal(
                        "resuming a running clock",
                        Reason.CLOCK_NOT_PAUSED,
                        new ComplaintClockResumed(NOW, "B1"),
                        BEGUN,
                        LODGED),
                refusal(
                        "a dissatisfaction of six",
                        Reason.INVALID_VALUE,
                        new ComplaintAssessed(NOW, "B1", Severity.MINOR, false, false, false, 6, null),
                        BEGUN,
                        LODGED),
                refusal(
                        "a justice of zero",
                        Reason.INVALID_VALUE,
                        new ComplaintResolved(NOW, "B1", true, null, new Justice(5, 0, null)),
                        BEGUN,
                        LODGED));
    }
}
