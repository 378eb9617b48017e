package io.journeyledger.query;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.projections.Policies;
import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.CustomerDocument;
import io.journeyledger.projections.policy.ComplaintPolicy;
import java.util.Optional;

/** Complaints as the ledger tells them, so that whoever has just acted sees it, however far the views are. */
public final class CaseFiles {

    private final Pasts pasts;
    private final Policies policies;

    CaseFiles(Pasts pasts, Policies policies) {
        this.pasts = pasts;
        this.policies = policies;
    }

    /** A complaint by the journey it was recorded in, or by the one that speaks for that after a merge. */
    public Optional<CaseFile> find(JourneyId journey, String complaint) {
        Past past = pasts.of(journey, null, null, null);
        CustomerDocument customer = past.customer().orElse(null);
        if (customer == null) {
            return Optional.empty();
        }
        String speaker = customer.journey().mergedInto();
        if (speaker != null) {
            Past told = pasts.of(new JourneyId(speaker), null, null, null);
            return told.customer().flatMap(who -> find(told, who, journey, complaint));
        }
        return find(past, customer, journey, complaint);
    }

    private Optional<CaseFile> find(Past past, CustomerDocument customer, JourneyId journey, String complaint) {
        // Two journeys that are merged may have complaints of the same id; the asked one's own comes first.
        return past.complaints().stream()
                .filter(each -> each.complaintId().equals(complaint))
                .min((a, b) -> Boolean.compare(isOf(journey, b), isOf(journey, a)))
                .map(found -> file(past, customer, found));
    }

    private CaseFile file(Past past, CustomerDocument customer, ComplaintDocument found) {
        ComplaintPolicy policy = policies.current().complaints();
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
