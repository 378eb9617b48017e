package io.journeyledger.ledger;

import io.journeyledger.ledger.ComplaintEvent.*;
import io.journeyledger.ledger.Complaints.Complaint;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What can be done with a complaint now, in the words of its rules: each is asked about a step of every kind. */
public final class PossibleSteps {

    private static final String COMPLAINT = "any";
    private static final Instant AT = Instant.EPOCH;
    private static final PersonalText TEXT = PersonalText.of("");

    /** A step of each kind. The rules look at its kind and not at what it says. */
    private static final List<ComplaintEvent> KINDS = List.of(
            new ComplaintAcknowledged(AT, COMPLAINT, null, null),
            new ComplaintAssigned(AT, COMPLAINT, "", null),
            new ComplaintAssessed(AT, COMPLAINT, Severity.MINOR, false, false, false, null, null),
            new ComplaintInvestigated(AT, COMPLAINT, TEXT),
            new ComplaintClockPaused(AT, COMPLAINT, PauseReason.WAITING_FOR_CUSTOMER),
            new ComplaintClockResumed(AT, COMPLAINT),
            new HoldingReplySent(AT, COMPLAINT, null, null, null),
            new ComplaintAnswered(AT, COMPLAINT, Answer.ACCEPTED, null, null),
            new RedressGiven(AT, COMPLAINT, Redress.APOLOGY, null, null),
            new ComplaintResolved(AT, COMPLAINT, true, null, null),
            new ComplaintEscalated(AT, COMPLAINT, "", null),
            new ComplaintReferred(AT, COMPLAINT, "", null),
            new ComplaintWithdrawn(AT, COMPLAINT, null),
            new ComplaintClosed(AT, COMPLAINT),
            new ComplaintReopened(AT, COMPLAINT, null));

    private PossibleSteps() {}

    /** In the order in which a complaint is usually worked on. */
    public static List<EventType> of(ComplaintState state, boolean paused) {
        Complaints complaints = new Complaints(Map.of(COMPLAINT, new Complaint(state, paused, 1, null, null, null)));
        Journey journey = Journey.unknown(new JourneyId(COMPLAINT)).with(complaints);
        return KINDS.stream()
                .filter(step -> Complaints.RULES.stream().allMatch(rule -> rule.broken(journey, step) == null))
                .map(EventType::of)
                .toList();
    }
}
