package io.journeyledger.ledger;

import io.journeyledger.ledger.ComplaintEvent.*;
import io.journeyledger.ledger.Refusal.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** @param byId every complaint of the journey by its id */
public record Complaints(Map<String, Complaint> byId) {

    /**
     * A complaint as far as its rules need it.
     *
     * @param steps how many events it has: 1 when it was lodged and nothing was done yet
     * @param turned when the latest step occurred that brought it into another state, or its clock to a stand or on its
     *     way
     * @param reopened when it was last reopened; none while it was not
     * @param switched when its clock was last paused, resumed or, with a reopening, started anew
     */
    public record Complaint(
            ComplaintState state,
            boolean paused,
            int steps,
            @Nullable Instant turned,
            @Nullable Instant reopened,
            @Nullable Instant switched) {

        static final Complaint NOT_LODGED = new Complaint(ComplaintState.LODGED, false, 0, null, null, null);

        Complaint after(ComplaintEvent event) {
            ComplaintState next = state.after(event);
            return new Complaint(
                    next,
                    pausedAfter(this, event),
                    steps + 1,
                    turns(event) || switches(event) ? later(turned, event) : turned,
                    event instanceof ComplaintReopened ? event.occurredAt() : reopened,
                    switches(event) ? later(switched, event) : switched);
        }

        /**
         * What the step must not be dated before, so that it comes after it for who tells the steps as they occurred.
         */
        @Nullable
        Instant notBefore(ComplaintEvent event) {
            if (takesBack(event)) {
                return turned;
            }
            return switches(event) ? switched : turns(event) ? reopened : null;
        }

        /** Whether an end of the complaint holds no longer by that. */
        private boolean takesBack(ComplaintEvent event) {
            return event instanceof ComplaintReopened
                    || (state == ComplaintState.RESOLVED && event instanceof ComplaintReferred)
                    || (state == ComplaintState.REFERRED && event instanceof ComplaintResolved);
        }

        private boolean turns(ComplaintEvent event) {
            return steps == 0 || state.after(event) != state;
        }

        private static boolean switches(ComplaintEvent event) {
            return event instanceof ComplaintClockPaused
                    || event instanceof ComplaintClockResumed
                    || event instanceof ComplaintReopened;
        }

        private static Instant later(@Nullable Instant before, ComplaintEvent event) {
            return before == null || before.isBefore(event.occurredAt()) ? event.occurredAt() : before;
        }
    }

    static final Complaints NONE = new Complaints(Map.of());

    static final List<Rule> RULES = List.of(
            Complaints::isLodgedOnce,
            Complaints::followsItsStateMachine,
            Complaints::pausesAndResumesInTurn,
            Complaints::comesAfterWhatItFollows);

    Complaints evolve(ComplaintEvent event) {
        Complaint before = byId.getOrDefault(event.complaintId(), Complaint.NOT_LODGED);
        return new Complaints(Layered.with(byId, event.complaintId(), before.after(event)));
    }

    /**
     * Whether the step was thought of before others that are recorded by now. Of a complaint that was never lodged the
     * rules say more.
     *
     * @param stepsSeen how many steps of the complaint its author saw
     */
    @Nullable
    Refusal changedSince(ComplaintEvent step, int stepsSeen) {
        int steps = byId.getOrDefault(step.complaintId(), Complaint.NOT_LODGED).steps();
        return steps == stepsSeen || steps == 0
                ? null
                : Refusal.of(
                        Reason.CHANGED_MEANWHILE,
                        Argument.text(step.complaintId()),
                        Argument.number(steps),
                        Argument.number(stepsSeen));
    }

    /** Work steps leave the clock alone; whatever ends or restarts it ends its pause. */
    private static boolean pausedAfter(Complaint before, ComplaintEvent event) {
        return switch (event) {
            case ComplaintClockPaused _ -> true;
            case ComplaintClockResumed _ -> false;
            case ComplaintAcknowledged _ -> before.paused();
            case ComplaintAssigned _ -> before.paused();
            case ComplaintAssessed _ -> before.paused();
            case ComplaintInvestigated _ -> before.paused();
            case ComplaintEscalated _ -> before.paused();
            case HoldingReplySent _ -> before.paused();
            case RedressGiven _ -> before.paused();
            case ComplaintLodged _ -> false;
            case ComplaintAnswered _ -> false;
            case ComplaintResolved _ -> false;
            case ComplaintReopened _ -> false;
            case ComplaintReferred _ -> false;
            case ComplaintWithdrawn _ -> false;
            case ComplaintClosed _ -> false;
        };
    }

    private static @Nullable Refusal isLodgedOnce(Journey journey, JourneyEvent proposed) {
        return proposed instanceof ComplaintLodged e
                        && journey.complaints().byId().containsKey(e.complaintId())
                ? Refusal.of(Reason.COMPLAINT_ALREADY_LODGED, Argument.text(e.complaintId()))
                : null;
    }

    private static @Nullable Refusal followsItsStateMachine(Journey journey, JourneyEvent proposed) {
        if (!(proposed instanceof ComplaintEvent e) || proposed instanceof ComplaintLodged) {
            return null;
        }
        Complaint complaint = journey.complaints().byId().get(e.complaintId());
        if (complaint == null) {
            return Refusal.of(Reason.COMPLAINT_UNKNOWN, Argument.text(e.complaintId()));
        }
        return complaint.state().allows(e)
                ? null
                : Refusal.of(
                        Reason.COMPLAINT_STATE_FORBIDS,
                        Argument.command(e),
                        Argument.text(e.complaintId()),
                        Argument.word(complaint.state()),
                        Argument.words(ComplaintState.from(e)));
    }

    private static @Nullable Refusal pausesAndResumesInTurn(Journey journey, JourneyEvent proposed) {
        if (!(proposed instanceof ComplaintEvent event)) {
            return null;
        }
        return switch (event) {
            case ComplaintClockPaused e
            when paused(journey, e) -> Refusal.of(Reason.CLOCK_ALREADY_PAUSED, Argument.text(e.complaintId()));
            case ComplaintClockResumed e
            when !paused(journey, e) -> Refusal.of(Reason.CLOCK_NOT_PAUSED, Argument.text(e.complaintId()));
            case ComplaintClockPaused _, ComplaintClockResumed _ -> null;
            case ComplaintLodged _, ComplaintAcknowledged _, ComplaintAssigned _, ComplaintAssessed _ -> null;
            case ComplaintInvestigated _, ComplaintEscalated _, HoldingReplySent _, ComplaintAnswered _ -> null;
            case RedressGiven _, ComplaintResolved _, ComplaintReopened _, ComplaintReferred _ -> null;
            case ComplaintWithdrawn _, ComplaintClosed _ -> null;
        };
    }

    /**
     * Views tell steps in the order in which they occurred. A reopening that is dated before the end it takes back, or
     * an end dated before the reopening it follows, would leave there what is open here as settled, or the other way
     * round; a resolution dated before the referral it follows would leave it referred; and a clock resumed before it
     * was paused would stand still there for good.
     */
    private static @Nullable Refusal comesAfterWhatItFollows(Journey journey, JourneyEvent proposed) {
        Complaint complaint = proposed instanceof ComplaintEvent e
                ? journey.complaints().byId().get(e.complaintId())
                : null;
        if (complaint == null || !(proposed instanceof ComplaintEvent step)) {
            return null;
        }
        Instant notBefore = complaint.notBefore(step);
        return notBefore == null || !step.occurredAt().isBefore(notBefore)
                ? null
                : Refusal.of(
                        Reason.COMPLAINT_STEP_TOO_EARLY,
                        Argument.command(step),
                        Argument.text(step.complaintId()),
                        Argument.instant(step.occurredAt()),
                        Argument.instant(notBefore));
    }

    private static boolean paused(Journey journey, ComplaintEvent event) {
        Complaint complaint = journey.complaints().byId().get(event.complaintId());
        return complaint != null && complaint.paused();
    }
}
