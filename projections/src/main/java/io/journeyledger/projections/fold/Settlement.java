package io.journeyledger.projections.fold;

import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.policy.SatisfactionPolicy.Outcome;
import io.journeyledger.projections.policy.SatisfactionPolicy.Outcomes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a complaint ended. It follows from the complaint's own events and the policy, whenever it is asked for.
 *
 * @param score 0 (worst) to 100 (best) for the customer
 */
record Settlement(Instant at, double score) {

    /** None while it is open, or where it is not known how it ended. */
    static @Nullable Settlement of(ComplaintDocument complaint, Outcomes policy) {
        Instant at = at(complaint);
        if (at == null) {
            return null;
        }
        Outcome outcome = outcome(complaint);
        Double judged = complaint.recoveryScore();
        if (judged != null && at.equals(complaint.resolvedAt())) {
            return new Settlement(at, judged);
        }
        Double score = outcome == null ? null : policy.scores().get(outcome);
        return score == null ? null : new Settlement(at, score);
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

    /** When it ended; none while it is open. */
    static @Nullable Instant at(ComplaintDocument complaint) {
        return switch (complaint.state()) {
            case LODGED, ACKNOWLEDGED, REOPENED -> null;
            case WITHDRAWN, REFERRED -> complaint.closedAt();
            case ANSWERED, RESOLVED, CLOSED -> ended(complaint);
        };
    }

    private static @Nullable Outcome outcome(ComplaintDocument complaint) {
        return switch (complaint.state()) {
            case WITHDRAWN -> Outcome.WITHDRAWN;
            case REFERRED -> Outcome.REFERRED;
            case LODGED, ACKNOWLEDGED, REOPENED, ANSWERED, RESOLVED, CLOSED ->
                switch (complaint.answer()) {
                    case ACCEPTED -> Outcome.ACCEPTED;
                    case REDRESS_WITHOUT_ACCEPTING -> Outcome.REDRESS_WITHOUT_ACCEPTING;
                    case REJECTED -> Outcome.REJECTED;
                    case null -> null;
                };
        };
    }

    private static @Nullable Instant later(@Nullable Instant answered, @Nullable Instant resolved) {
        if (answered == null || resolved == null) {
            return answered == null ? resolved : answered;
        }
        return answered.isAfter(resolved) ? answered : resolved;
    }

    /** What was closed without an answer ended when it was closed. */
    private static @Nullable Instant ended(ComplaintDocument complaint) {
        Instant ended = later(complaint.answeredAt(), complaint.resolvedAt());
        return ended == null ? complaint.closedAt() : ended;
    }
}
