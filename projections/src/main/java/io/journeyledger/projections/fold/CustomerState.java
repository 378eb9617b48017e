package io.journeyledger.projections.fold;

import io.journeyledger.ledger.ChurnEvent;
import io.journeyledger.ledger.ChurnEvent.WinBackAttempted;
import io.journeyledger.ledger.ComplaintEvent;
import io.journeyledger.ledger.ContactEvent;
import io.journeyledger.ledger.FeedbackEvent;
import io.journeyledger.ledger.IdentityEvent;
import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.LoyaltyEvent;
import io.journeyledger.ledger.PurchaseEvent;
import io.journeyledger.ledger.Recorded;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the view of customers remembers of a journey, a part for each concern.
 *
 * @param position of the last event folded
 */
record CustomerState(
        Standing standing,
        long position,
        int events,
        @Nullable Instant begunAt,
        @Nullable Instant lastEventAt,
        Person person,
        Course course,
        Answers answers,
        Trade trade,
        Account account,
        Contacts contacts,
        Promises promises,
        Decisions decisions,
        Cases cases) {

    static CustomerState of(Standing standing) {
        return new CustomerState(
                standing,
                0,
                0,
                null,
                null,
                Person.UNKNOWN,
                Course.NONE,
                Answers.NONE,
                Trade.NONE,
                Account.NONE,
                Contacts.NONE,
                Promises.NONE,
                Decisions.NONE,
                Cases.NONE);
    }

    /** Each event is shown to the parts that its family concerns, which is most of the speed of a rebuild. */
    CustomerState evolve(Recorded recorded) {
        JourneyEvent event = recorded.event();
        Instant occurredAt = event.occurredAt();
        return new CustomerState(
                standing,
                Math.max(position, recorded.position()),
                events + 1,
                begunAt == null ? occurredAt : begunAt,
                occurredAt,
                event instanceof IdentityEvent e ? person.evolve(recorded, e) : person,
                course.evolve(recorded),
                answers.evolve(event),
                trade.evolve(recorded),
                event instanceof LoyaltyEvent e ? account.evolve(e) : account,
                event instanceof ContactEvent e ? contacts.evolve(e) : contacts,
                event instanceof ContactEvent e ? promises.evolve(recorded, e) : promises,
                decisions(event),
                cases.evolve(recorded));
    }

    private Decisions decisions(JourneyEvent event) {
        return switch (event) {
            case ContactEvent e -> decisions.evolve(e);
            case WinBackAttempted e -> decisions.tried(e);
            case ChurnEvent _, IdentityEvent _, PurchaseEvent _, FeedbackEvent _, ComplaintEvent _, LoyaltyEvent _ ->
                decisions;
        };
    }
}
