package io.journeyledger.intake;

import io.journeyledger.ledger.EventType;
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
 */
public record Entry(
        Provenance provenance,
        EventType type,
        Instant occurredAt,
        @Nullable JourneyId subject,
        List<NamedIdentifier> customer,
        ObjectNode data) {

    Entry with(ObjectNode other) {
        return new Entry(provenance, type, occurredAt, subject, customer, other);
    }
}
