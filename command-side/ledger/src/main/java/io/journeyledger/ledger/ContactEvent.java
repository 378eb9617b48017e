package io.journeyledger.ledger;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Touchpoints, what was promised there, and what became of occasions for the next one. */
public sealed interface ContactEvent extends JourneyEvent {

    /**
     * One meeting of customer and company.
     *
     * @param handledBy staff member or system that handled it
     * @param cost what the contact cost the company, where known; policies estimate it otherwise
     */
    record ContactMade(
            Instant occurredAt,
            String contactId,
            Channel channel,
            Direction direction,
            String purpose,
            @Nullable String handledBy,
            @Nullable Duration duration,
            @Nullable Money cost,
            @Nullable PersonalText summary)
            implements ContactEvent {}

    /** @param due the instant by which it is to be kept */
    record PromiseMade(
            Instant occurredAt,
            String promiseId,
            PersonalText what,
            Instant due,
            @Nullable String contactId) implements ContactEvent {}

    record PromiseKept(Instant occurredAt, String promiseId) implements ContactEvent {}

    record PromiseBroken(
            Instant occurredAt, String promiseId, @Nullable PersonalText reason) implements ContactEvent {}

    /**
     * The customer was contacted for this reason.
     *
     * @param occasion name of an {@link Occasion}
     * @param contactId the contact, where it was recorded
     */
    record CareOccasionDone(
            Instant occurredAt,
            String occasion,
            @Nullable Channel channel,
            @Nullable String contactId) implements ContactEvent {}

    /** @param until not to be shown before then; later than it occurred */
    record CareOccasionSnoozed(Instant occurredAt, String occasion, Instant until) implements ContactEvent {}

    /** Somebody decided not to contact the customer for this reason. */
    record CareOccasionDismissed(Instant occurredAt, String occasion, PersonalText reason) implements ContactEvent {}

    /** Who began the contact: the customer (inbound) or the company (outbound). */
    enum Direction {
        INBOUND,
        OUTBOUND
    }
}
