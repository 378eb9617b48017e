package io.journeyledger.query.past;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.projections.Policies;
import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.CustomerDocument;
import io.journeyledger.projections.policy.ComplaintPolicy;
import io.journeyledger.projections.replay.FutureTimeException;
import io.journeyledger.query.InvalidQuestionException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Complaints as the ledger tells them, so that whoever has just acted sees it, however far the views are. */
@Component
public final class CaseFiles {

    private final Pasts pasts;
    private final Policies policies;

    CaseFiles(Pasts pasts, Policies policies) {
        this.pasts = pasts;
        this.policies = policies;
    }

    /** A complaint by the journey it was recorded in, or by the one that speaks for that after a merge. */
    public Optional<CaseFile> find(JourneyId journey, String complaint) {
        return find(journey, complaint, null, null, null);
    }

    /**
     * The same, as it was known or was then, whoever spoke for the journey then.
     *
     * @throws InvalidQuestionException when there is no such policy
     * @throws FutureTimeException when one of the times is still to come
     * @see Pasts#of
     */
    public Optional<CaseFile> find(
            JourneyId journey,
            String complaint,
            @Nullable Instant recordedUntil,
            @Nullable Instant occurredUntil,
            @Nullable String policy) {
        Past told = telling(journey, one -> pasts.of(one, recordedUntil, occurredUntil, policy));
        ComplaintPolicy by = Pasts.policy(policies, policy).complaints();
        return told.customer()
                .flatMap(customer -> complaint(told, journey, complaint).map(found -> file(told, customer, found, by)));
    }

    private static Past telling(JourneyId journey, Function<JourneyId, Past> of) {
        Past own = of.apply(journey);
        return own.customer()
                .map(customer -> customer.journey().mergedInto())
                .map(speaker -> of.apply(new JourneyId(speaker)))
                .orElse(own);
    }

    private static Optional<ComplaintDocument> complaint(Past past, JourneyId journey, String complaint) {
        // Two journeys that are merged may have complaints of the same id; the asked one's own comes first.
        return past.complaints().stream()
                .filter(each -> each.complaintId().equals(complaint))
                .min((a, b) -> Boolean.compare(isOf(journey, b), isOf(journey, a)));
    }

    private static CaseFile file(
            Past past, CustomerDocument customer, ComplaintDocument found, ComplaintPolicy policy) {
        return new CaseFile(
                found,
                customer,
                past.timeline(),
                policy.calendar(policy.regime(found.regime())),
                past.asOf().instant());
    }

    private static boolean isOf(JourneyId journey, ComplaintDocument complaint) {
        return complaint.journey().stream().equals(journey.value());
    }
}
