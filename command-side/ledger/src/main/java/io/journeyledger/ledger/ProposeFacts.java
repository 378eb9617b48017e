package io.journeyledger.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks the write side, wherever it runs, to record facts that stand or fall together and concern one customer. Answered
 * by {@link Proposed}.
 *
 * @param facts at least one
 */
public record ProposeFacts(List<Fact> facts) {

    /**
     * One fact, as an entry would say it.
     *
     * @param journey whose it is; none: {@code data.customer} says so
     * @param data the fields of the event by their names, personal texts in clear
     * @param provenance source and id are the idempotency key: the same is recorded once, and answered the same again
     * @param stepsSeen of a step of a complaint: how many steps its author saw. If it has others by now, all is refused
     *     with {@link Refusal.Reason#CHANGED_MEANWHILE}. None: it is recorded whatever happened meanwhile
     */
    public record Fact(
            @Nullable JourneyId journey,
            EventType type,
            Instant occurredAt,
            Map<String, Object> data,
            Provenance provenance,
            @Nullable Integer stepsSeen) {

        /** Never prints the data: it holds what the customer said. */
        @Override
        public String toString() {
            return type.command() + "[" + provenance.source() + " " + provenance.id() + "]";
        }
    }
}
