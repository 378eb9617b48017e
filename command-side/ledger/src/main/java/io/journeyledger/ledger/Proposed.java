package io.journeyledger.ledger;

import org.jspecify.annotations.Nullable;

/** What became of {@link ProposeFacts}. */
public sealed interface Proposed {

    /**
     * The facts are in the ledger, durably; from now on, or since the same was proposed before.
     *
     * @param firstSequence place of the first of their events in the journey's stream
     * @param events how many events they became; zero when the ledger said so already
     */
    record Accepted(JourneyId journey, long firstSequence, int events) implements Proposed {}

    /**
     * Nothing of it was recorded.
     *
     * @param code stable reason (docs/reference/refusals.md)
     * @param detail one sentence for people, in English
     * @param said the same in no language yet; none where no rule of the ledger was asked
     * @param fact which of the facts is at fault, from 0; none: all of them together, or it is not known
     * @param field the field at fault, such as {@code data.amount.currency}
     */
    record Refused(
            String code,
            String detail,
            @Nullable Phrase said,
            @Nullable Integer fact,
            @Nullable String field) implements Proposed {}
}
