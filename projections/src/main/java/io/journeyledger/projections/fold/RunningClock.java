package io.journeyledger.projections.fold;

import io.journeyledger.ledger.ComplaintEvent;
import io.journeyledger.ledger.ComplaintEvent.*;
import io.journeyledger.ledger.ComplaintState;
import io.journeyledger.ledger.IdentityEvent.PersonalDataErased;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.ComplaintDocument.Tick;
import io.journeyledger.projections.document.ComplaintDocument.Turn;
import io.journeyledger.projections.document.Span;
import io.journeyledger.projections.policy.BusinessCalendar;
import io.journeyledger.projections.policy.ComplaintPolicy.Clock;
import io.journeyledger.projections.policy.ComplaintPolicy.Stops;
import io.journeyledger.projections.policy.Term;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One clock as a fold over the events of its complaint, in the order in which they occurred. What it said at an instant
 * follows from what had occurred by then, and is never taken back by what occurs later.
 */
final class RunningClock {

    private final Clock clock;
    private final @Nullable BusinessCalendar calendar;
    private final List<Turn> turns = new ArrayList<>();

    private ComplaintState state = ComplaintState.LODGED;
    private @Nullable Recorded start;
    private @Nullable Recorded stop;
    private @Nullable Recorded paused;
    private @Nullable Recorded extended;
    private final List<Deadline.Pause> pauses = new ArrayList<>();
    private Instant due = Instant.MAX;
    /** The event that the due instant follows from. */
    private @Nullable Recorded dueBy;

    /** By an erasure: whatever steps are dated after it, nobody waits for the company any more. */
    private boolean over;

    private boolean late;
    private @Nullable Instant firstBreach;

    RunningClock(Clock clock, @Nullable BusinessCalendar calendar) {
        this.clock = clock;
        this.calendar = calendar;
    }

    /** @param recorded occurred not earlier than those before it, or before the lodging, which comes first */
    void take(Recorded recorded) {
        if (recorded.event() instanceof PersonalDataErased erasure && start != null) {
            pass(erasure.occurredAt());
            end(recorded);
            over = true;
        }
        if (over || !(recorded.event() instanceof ComplaintEvent event)) {
            return;
        }
        pass(event.occurredAt());
        if (start == null) {
            if (!(event instanceof ComplaintLodged)) {
                return; // of its lodging nothing is known yet
            }
            begin(recorded);
        }
        // What is no step from there neither ends nor restarts a clock (see Dossier).
        boolean moves = state.allows(event);
        state = moves ? state.after(event) : state;
        switch (event) {
            case ComplaintReopened _ -> {
                if (moves && !recorded.equals(start)) {
                    begin(recorded);
                }
            }
            case ComplaintAcknowledged _ -> {
                if (clock.stops() == Stops.ACKNOWLEDGEMENT) {
                    end(recorded);
                }
            }
            case ComplaintAnswered _,
                    ComplaintResolved _,
                    ComplaintReferred _,
                    ComplaintWithdrawn _,
                    ComplaintClosed _ -> {
                if (moves) {
                    end(recorded);
                }
            }
            case ComplaintClockPaused e -> {
                if (clock.pauses().contains(e.reason()) && isRunning() && !late) {
                    paused = recorded;
                    turn(Tick.PAUSED, recorded, due);
                }
            }
            case ComplaintClockResumed _ -> resume(recorded);
            case HoldingReplySent _ -> extend(recorded);
            case ComplaintLodged _,
                    ComplaintAssigned _,
                    ComplaintAssessed _,
                    ComplaintInvestigated _,
                    ComplaintEscalated _,
                    RedressGiven _ -> {}
        }
    }

    /** The first instant at which it is breached, now or in time to come, if nothing more occurs; none: never. */
    @Nullable
    Instant breachedFrom() {
        if (firstBreach == null && !isRunning()) {
            return null;
        }
        return after(firstBreach == null ? due : firstBreach);
    }

    /**
     * The first instant after a deadline. Deadlines that end with a day are whole milliseconds, so what follows within
     * the same one is still in time.
     */
    static Instant after(Instant due) {
        return due.truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
    }

    ComplaintDocument.Clock document(Instant asOf, List<Span> knownBreached) {
        pass(asOf);
        Recorded begun = Objects.requireNonNull(start);
        Recorded ended = stop;
        Span last = knownBreached.isEmpty() ? null : knownBreached.getLast();
        return new ComplaintDocument.Clock(
                clock.name(),
                term().label(),
                clock.binding(),
                begun.event().occurredAt(),
                begun.eventId(),
                paused == null ? due : null,
                isRunning() && (clock.binding() || !late),
                paused != null,
                ended == null ? null : notBeforeStart(ended),
                ended == null ? null : ended.eventId(),
                firstBreach != null,
                firstBreach,
                last == null || last.until() != null ? null : last.from(),
                knownBreached,
                List.copyOf(turns));
    }

    private boolean isRunning() {
        return start != null && stop == null && paused == null;
    }

    private Term term() {
        return extended != null && clock.exceptional() != null ? clock.exceptional() : clock.term();
    }

    private void pass(Instant instant) {
        Recorded cause = dueBy;
        if (isRunning() && !late && cause != null && !instant.isBefore(after(due))) {
            late = true;
            firstBreach = firstBreach == null ? due : firstBreach;
            Instant known = cause.recordedAt().isAfter(due) ? cause.recordedAt() : due;
            turns.add(new Turn(Tick.BREACHED, due, known, cause.eventId(), due, null));
        }
    }

    private void begin(Recorded recorded) {
        start = recorded;
        stop = null;
        paused = null;
        extended = null;
        pauses.clear();
        late = false;
        schedule(recorded);
        turn(Tick.STARTED, recorded, due);
    }

    private void end(Recorded recorded) {
        if (stop == null) {
            paused = null;
            stop = recorded;
            turn(Tick.STOPPED, recorded, due);
        }
    }

    private void resume(Recorded recorded) {
        Recorded since = paused;
        if (since != null) {
            pauses.add(new Deadline.Pause(notBeforeStart(since), notBeforeStart(recorded)));
            paused = null;
            Instant before = due;
            schedule(recorded);
            due = due.isBefore(before) ? before : due; // no pause brings a deadline forward
            turn(Tick.RESUMED, recorded, due);
        }
    }

    /** What is dated before the lodging stops nothing before it. */
    private Instant notBeforeStart(Recorded recorded) {
        Instant begun = Objects.requireNonNull(start).event().occurredAt();
        Instant at = recorded.event().occurredAt();
        return at.isBefore(begun) ? begun : at;
    }

    /** A holding reply after the deadline comes too late to move it. */
    private void extend(Recorded recorded) {
        if (clock.exceptional() != null && extended == null && stop == null && !late) {
            extended = recorded;
            schedule(recorded);
            turn(Tick.EXTENDED, recorded, due);
        }
    }

    private void schedule(Recorded by) {
        due = Deadline.of(
                term(), calendar, Objects.requireNonNull(start).event().occurredAt(), pauses);
        dueBy = by;
    }

    private void turn(Tick tick, Recorded recorded, Instant dueThen) {
        PauseReason reason = recorded.event() instanceof ComplaintClockPaused pause ? pause.reason() : null;
        turns.add(new Turn(tick, notBeforeStart(recorded), recorded.recordedAt(), recorded.eventId(), dueThen, reason));
    }
}
