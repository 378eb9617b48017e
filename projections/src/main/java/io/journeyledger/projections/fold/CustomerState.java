package io.journeyledger.projections.fold;

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
                Cases.NONE);
    }

    CustomerState evolve(Recorded recorded) {
        Instant occurredAt = recorded.event().occurredAt();
        return new CustomerState(
                standing,
                Math.max(position, recorded.position()),
                events + 1,
                begunAt == null ? occurredAt : begunAt,
                occurredAt,
                person.evolve(recorded),
                course.evolve(recorded),
                answers.evolve(recorded),
                trade.evolve(recorded),
                account.evolve(recorded),
                contacts.evolve(recorded),
                promises.evolve(recorded),
                cases.evolve(recorded));
    }
}
