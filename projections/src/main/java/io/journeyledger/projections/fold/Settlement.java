package io.journeyledger.projections.fold;

import io.journeyledger.ledger.ComplaintEvent;
import io.journeyledger.ledger.ComplaintState;
import io.journeyledger.ledger.EventType;
import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.ComplaintDocument.Step;
import io.journeyledger.projections.policy.SatisfactionPolicy.Outcome;
import io.journeyledger.projections.policy.SatisfactionPolicy.Outcomes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a complaint ended. It follows from the complaint's own events and the policy, whenever it is asked for.
 *
 * @param score 0 (worst) to 100 (best) for the customer
 */
record Settlement(Instant at, double score) {

    private static final Map<String, ComplaintState> ENDS = Map.of(
            EventType.COMPLAINT_ANSWERED.action(), ComplaintState.ANSWERED,
            EventType.COMPLAINT_RESOLVED.action(), ComplaintState.RESOLVED,
            EventType.COMPLAINT_REFERRED.action(), ComplaintState.REFERRED,
            EventType.COMPLAINT_WITHDRAWN.action(), ComplaintState.WITHDRAWN);

    private record End(ComplaintState how, Instant at) {}

    /**
     * The judgement of the customer counts while it stands, even where the answer is dated after it: a file may know of
     * a resolution the day only.
     *
     * @return none while it is open, or where it is not known how it ended or it was not settled
     */
    static @Nullable Settlement of(ComplaintDocument complaint, Outcomes policy) {
        End end = complaint.settledAt() == null
                ? null
                : end(complaint.state(), complaint.history(), complaint.closedAt());
        if (end == null) {
            return null;
        }
        Outcome outcome = outcome(end, complaint.answer());
        Double judged = complaint.recoveryScore();
        if (judged != null && isAnswer(end.how())) {
            return new Settlement(end.at(), judged);
        }
        Double score = outcome == null ? null : policy.scores().get(outcome);
        return score == null ? null : new Settlement(end.at(), score);
    }

    /** Of these complaints, those that ended. */
    static List<Settlement> among(List<ComplaintDocument> complaints, Outcomes policy) {
        List<Settlement> settled = new ArrayList<>();
        for (ComplaintDocument complaint : complaints) {
            Settlement settlement = of(complaint, policy);
            if (settlement != null) {
                settled.add(settlement);
            }
        }
        return settled;
    }

    /** When a complaint ended; none while it is open. */
    static @Nullable Instant at(ComplaintState state, List<Step> history, @Nullable Instant closedAt) {
        End end = end(state, history, closedAt);
        return end == null ? null : end.at();
    }

    /** To close a complaint is to file it: it ended before, by whatever step came last. */
    private static @Nullable End end(ComplaintState state, List<Step> history, @Nullable Instant closedAt) {
        if (state.isOpen()) {
            return null;
        }
        End last = null;
        for (Step step : history) {
            ComplaintState how = ENDS.get(step.action());
            if (how == null) {
                continue;
            }
            if (state == ComplaintState.CLOSED || how == state || (isAnswer(how) && isAnswer(state))) {
                last = new End(how, step.occurredAt());
            }
        }
        return last == null && closedAt != null ? new End(state, closedAt) : last;
    }

    private static boolean isAnswer(ComplaintState how) {
        return how == ComplaintState.ANSWERED || how == ComplaintState.RESOLVED;
    }

    private static @Nullable Outcome outcome(End end, ComplaintEvent.@Nullable Answer answer) {
        return switch (end.how()) {
            case WITHDRAWN -> Outcome.WITHDRAWN;
            case REFERRED -> Outcome.REFERRED;
            case LODGED, ACKNOWLEDGED, REOPENED, ANSWERED, RESOLVED, CLOSED ->
                switch (answer) {
                    case ACCEPTED -> Outcome.ACCEPTED;
                    case REDRESS_WITHOUT_ACCEPTING -> Outcome.REDRESS_WITHOUT_ACCEPTING;
                    case REJECTED -> Outcome.REJECTED;
                    case null -> null;
                };
        };
    }
}
