package io.journeyledger.ledger;

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
    public static final Set<ComplaintState> OPEN = Set.of(LODGED, ACKNOWLEDGED, REOPENED);

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
            case ComplaintAcknowledged _ -> of(LODGED, REOPENED);
            case ComplaintAssigned _ -> complementOf(of(CLOSED, WITHDRAWN));
            case ComplaintAssessed _ -> complementOf(of(CLOSED, WITHDRAWN));
            case ComplaintInvestigated _ -> complementOf(of(CLOSED, WITHDRAWN));
            case ComplaintEscalated _ -> complementOf(of(CLOSED, WITHDRAWN));
            case ComplaintClockPaused _ -> OPEN;
            case ComplaintClockResumed _ -> OPEN;
            case HoldingReplySent _ -> OPEN;
            case ComplaintAnswered _ -> OPEN;
            case RedressGiven _ -> complementOf(of(WITHDRAWN));
            case ComplaintResolved _ -> of(LODGED, ACKNOWLEDGED, REOPENED, ANSWERED, REFERRED);
            case ComplaintReopened _ -> of(ANSWERED, RESOLVED, WITHDRAWN, CLOSED);
            case ComplaintReferred _ -> complementOf(of(CLOSED, WITHDRAWN, REFERRED));
            case ComplaintWithdrawn _ -> of(LODGED, ACKNOWLEDGED, REOPENED, ANSWERED);
            case ComplaintClosed _ -> of(ANSWERED, RESOLVED, REFERRED, WITHDRAWN);
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
