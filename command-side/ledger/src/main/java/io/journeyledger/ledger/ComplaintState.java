package io.journeyledger.ledger;

import static java.util.Collections.unmodifiableSet;
import static java.util.EnumSet.complementOf;
import static java.util.EnumSet.of;

import io.journeyledger.ledger.ComplaintEvent.*;
import java.util.Set;

/** Where a complaint stands. Work steps (assigning, assessing …) leave the state as it is. */
public enum ComplaintState {
    LODGED,
    ACKNOWLEDGED,
    ANSWERED,
    RESOLVED,
    REOPENED,
    REFERRED,
    WITHDRAWN,
    CLOSED;

    /** Still waits for the company's final answer. */
    public static final Set<ComplaintState> OPEN = unmodifiableSet(of(LODGED, ACKNOWLEDGED, REOPENED));

    // Asked for at every step of every clock, so they are made once.
    private static final Set<ComplaintState> BEFORE_ACKNOWLEDGED = unmodifiableSet(of(LODGED, REOPENED));
    private static final Set<ComplaintState> AT_WORK = unmodifiableSet(complementOf(of(CLOSED, WITHDRAWN)));
    private static final Set<ComplaintState> NOT_WITHDRAWN = unmodifiableSet(complementOf(of(WITHDRAWN)));
    private static final Set<ComplaintState> UNRESOLVED =
            unmodifiableSet(of(LODGED, ACKNOWLEDGED, REOPENED, ANSWERED, REFERRED));
    private static final Set<ComplaintState> ENDED =
            unmodifiableSet(of(ANSWERED, RESOLVED, REFERRED, WITHDRAWN, CLOSED));
    private static final Set<ComplaintState> NOT_REFERRED =
            unmodifiableSet(complementOf(of(CLOSED, WITHDRAWN, REFERRED)));
    private static final Set<ComplaintState> WITHDRAWABLE =
            unmodifiableSet(of(LODGED, ACKNOWLEDGED, REOPENED, ANSWERED));
    private static final Set<ComplaintState> CLOSABLE = unmodifiableSet(of(ANSWERED, RESOLVED, REFERRED, WITHDRAWN));

    public boolean isOpen() {
        return OPEN.contains(this);
    }

    /** Whether the step of this event may be taken from here. */
    public boolean allows(ComplaintEvent event) {
        return from(event).contains(this);
    }

    /** The states from which the step of this event may be taken; none for the lodging, which begins the complaint. */
    public static Set<ComplaintState> from(ComplaintEvent event) {
        return switch (event) {
            case ComplaintLodged _ -> Set.of();
            case ComplaintAcknowledged _ -> BEFORE_ACKNOWLEDGED;
            case ComplaintAssigned _ -> AT_WORK;
            case ComplaintAssessed _ -> AT_WORK;
            case ComplaintInvestigated _ -> AT_WORK;
            case ComplaintEscalated _ -> AT_WORK;
            case ComplaintClockPaused _ -> OPEN;
            case ComplaintClockResumed _ -> OPEN;
            case HoldingReplySent _ -> OPEN;
            case ComplaintAnswered _ -> OPEN;
            case RedressGiven _ -> NOT_WITHDRAWN;
            case ComplaintResolved _ -> UNRESOLVED;
            case ComplaintReopened _ -> ENDED;
            case ComplaintReferred _ -> NOT_REFERRED;
            case ComplaintWithdrawn _ -> WITHDRAWABLE;
            case ComplaintClosed _ -> CLOSABLE;
        };
    }

    /** The state after the event. */
    public ComplaintState after(ComplaintEvent event) {
        return switch (event) {
            case ComplaintLodged _ -> LODGED;
            case ComplaintAcknowledged _ -> ACKNOWLEDGED;
            case ComplaintAnswered _ -> ANSWERED;
            case ComplaintResolved _ -> RESOLVED;
            case ComplaintReopened _ -> REOPENED;
            case ComplaintReferred _ -> REFERRED;
            case ComplaintWithdrawn _ -> WITHDRAWN;
            case ComplaintClosed _ -> CLOSED;
            case ComplaintAssigned _ -> this;
            case ComplaintAssessed _ -> this;
            case ComplaintInvestigated _ -> this;
            case ComplaintEscalated _ -> this;
            case ComplaintClockPaused _ -> this;
            case ComplaintClockResumed _ -> this;
            case HoldingReplySent _ -> this;
            case RedressGiven _ -> this;
        };
    }
}
