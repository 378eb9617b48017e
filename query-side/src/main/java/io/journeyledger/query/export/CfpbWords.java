package io.journeyledger.query.export;

import io.journeyledger.ledger.Channel;
import io.journeyledger.ledger.ComplaintEvent.Answer;
import io.journeyledger.ledger.ComplaintEvent.Redress;
import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.policy.ComplaintPolicy;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the Bureau calls things: the way back of the value maps of the mapping {@code cfpb}. */
final class CfpbWords {

    private static final Set<Redress> MONEY = EnumSet.of(Redress.REFUND, Redress.COMPENSATION);

    private CfpbWords() {}

    /** Empty where the Bureau knows no such way. */
    static String submittedVia(@Nullable Channel channel) {
        return switch (channel) {
            case null -> "";
            case WEB, APP, CHAT, SOCIAL -> "Web";
            case PARTNER -> "Referral";
            case PHONE_AGENT, IVR -> "Phone";
            case LETTER -> "Postal mail";
            case FAX -> "Fax";
            case EMAIL -> "Email";
            case STORE, FIELD_VISIT -> "";
        };
    }

    /** Whether a duty to give the final answer was missed; that to acknowledge is not the Bureau's concern. */
    static boolean isAnsweredLate(ComplaintDocument complaint, ComplaintPolicy policy) {
        Set<String> duties = policy.regime(complaint.regime()).clocks().stream()
                .filter(clock -> clock.binding() && clock.stops() == ComplaintPolicy.Stops.FINAL_ANSWER)
                .map(ComplaintPolicy.Clock::name)
                .collect(Collectors.toSet());
        return complaint.clocks().stream().anyMatch(clock -> clock.breached() && duties.contains(clock.name()));
    }

    /**
     * Of what the customer got the strongest counts: money, then anything else, then words.
     *
     * @param late whether a duty to answer was missed
     */
    static String response(ComplaintDocument complaint, boolean late) {
        Answer answer = complaint.answer();
        if (answer == null && (late || complaint.open())) {
            return late ? "Untimely response" : "In progress";
        }
        if (gave(complaint, MONEY) || complaint.redress().stream().anyMatch(given -> given.amount() != null)) {
            return "Closed with monetary relief";
        }
        if (gave(complaint, EnumSet.of(Redress.REPAIR, Redress.REPLACEMENT, Redress.CORRECTION, Redress.APOLOGY))) {
            return "Closed with non-monetary relief";
        }
        if (gave(complaint, EnumSet.of(Redress.GOODWILL))) {
            return "Closed with relief";
        }
        if (gave(complaint, EnumSet.of(Redress.EXPLANATION))) {
            return "Closed with explanation";
        }
        return switch (answer) {
            // It ended by itself: it was withdrawn, resolved or referred, or the customer was erased.
            case null -> "Closed";
            case REJECTED -> "Closed";
            case ACCEPTED, REDRESS_WITHOUT_ACCEPTING -> "Closed with non-monetary relief";
        };
    }

    private static boolean gave(ComplaintDocument complaint, Set<Redress> kinds) {
        return complaint.redress().stream().anyMatch(given -> kinds.contains(given.kind()));
    }
}
