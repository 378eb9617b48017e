package io.journeyledger.projections.policy;

import io.journeyledger.ledger.Channel;
import io.journeyledger.ledger.ChurnEvent.Reason;
import io.journeyledger.ledger.Identifier;
import io.journeyledger.projections.document.OccasionKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whom to contact, why, and by which channel. Nobody is contacted who does not consent.
 *
 * @param valuedFrom least monetary class of a customer who is worth a contact when at risk, 1 to 5
 * @param winnable reasons of leaving about which something can be done
 * @param afterSnooze how long an occasion that was put off stands at least once it is back
 * @param reach the channels by which a customer can be contacted, each with the identifiers it needs: one of them, the
 *     first before the others
 * @param occasions the kinds of occasions there are, the most urgent first; a kind that is not here there is not
 */
public record CarePolicy(
        @Between(min = 1, max = 5) int valuedFrom,
        Set<Reason> winnable,
        @Positive Duration afterSnooze,
        Map<Channel, List<Identifier.Kind>> reach,
        Map<OccasionKind, Occasion> occasions)
        implements Consistent {

    /**
     * @param purpose the purpose for which the customer must consent
     * @param opens how long after what gave rise to it it opens; of a promise, how long before it is due
     * @param stands how long it then stands open; of a promise, how long beyond the due instant
     * @param channels the adequate ones; of two that cost the same the first
     * @param duringComplaint whether it stands while a complaint of the customer is open
     */
    public record Occasion(
            String purpose,
            Duration opens,
            @Positive Duration stands,
            Set<Channel> channels,
            boolean duringComplaint) {}

    /** The place of a kind in the order of urgency, from 0. */
    public int rank(OccasionKind kind) {
        return List.copyOf(occasions.keySet()).indexOf(kind);
    }

    @Override
    public List<Contradiction> contradictions() {
        List<Contradiction> found = new ArrayList<>();
        occasions.forEach((kind, occasion) -> {
            String key = "occasions." + kind + ".channels";
            if (occasion.channels().isEmpty()) {
                found.add(new Contradiction(key, Fault.NO_CHANNEL.of()));
            }
            occasion.channels().stream()
                    .filter(channel -> reach.getOrDefault(channel, List.of()).isEmpty())
                    .forEach(channel ->
                            found.add(new Contradiction(key, Fault.CHANNEL_OUT_OF_REACH.with(channel.name()))));
        });
        return found;
    }
}
