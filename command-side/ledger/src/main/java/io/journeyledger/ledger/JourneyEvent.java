package io.journeyledger.ledger;

import java.time.Instant;

/**
 * A fact of a journey, immutable once recorded. What is true of every event: it occurred at an instant of the world.
 * When and by whom it was recorded is not part of the fact but of its {@link Provenance}.
 */
public sealed interface JourneyEvent
        permits IdentityEvent, ContactEvent, PurchaseEvent, FeedbackEvent, ComplaintEvent, LoyaltyEvent, ChurnEvent {

    /** When it happened in the world; may lie long before the ledger learnt of it. */
    Instant occurredAt();
}
