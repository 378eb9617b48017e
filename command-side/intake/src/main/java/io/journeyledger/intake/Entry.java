package io.journeyledger.intake;

import io.journeyledger.ledger.EventType;
import io.journeyledger.ledger.Family;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Provenance;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One fact that is proposed, read but not yet decided.
 *
 * @param provenance where it comes from; source and id are its idempotency key
 * @param type which fact
 * @param occurredAt when it happened in the world
 * @param subject the journey, where the entry names it
 * @param customer what recognises the customer; may be empty when there is a subject
 * @param data the fields of the fact, personal texts in clear
 * @param stepsSeen of a step of a complaint: how many steps its author saw; none: it holds whatever happened meanwhile
 */
public record Entry(
        Provenance provenance,
        EventType type,
        Instant occurredAt,
        @Nullable JourneyId subject,
        List<NamedIdentifier> customer,
        ObjectNode data,
        @Nullable Integer stepsSeen) {

    Entry with(ObjectNode other) {
        return new Entry(provenance, type, occurredAt, subject, customer, other, stepsSeen);
    }

    /**
     * The same, to be refused when the complaint has other steps by then.
     *
     * @throws RejectedEntryException when it is no step of a complaint
     */
    public Entry meantFor(int steps) throws RejectedEntryException {
        if (type.family() != Family.COMPLAINT) {
            throw new RejectedEntryException(
                    Rejection.Code.INVALID_FIELD,
                    null,
                    type.command() + " is no step of a complaint, so it cannot be meant for a state of one");
        }
        return new Entry(provenance, type, occurredAt, subject, customer, data, steps);
    }
}
