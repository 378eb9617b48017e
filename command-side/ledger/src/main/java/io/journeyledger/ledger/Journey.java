package io.journeyledger.ledger;

import io.journeyledger.ledger.Refusal.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the write side must remember of a journey to decide about the next fact: nothing that only readers need.
 * Immutable; {@link #decide} and {@link #evolve} are pure functions, so they serve the aggregate, tests and simulations
 * alike.
 *
 * @param id whose journey it is
 */
public record Journey(
        JourneyId id,
        Identity identity,
        Promises promises,
        Occasions occasions,
        Purchases purchases,
        Complaints complaints,
        Loyalty loyalty,
        Churn churn) {

    private static final List<Rule> OF_ALL = together(Identity.RULES, List.of(ValueRange::eachValueLiesInItsRange));
    private static final List<Rule> OF_CONTACTS = together(OF_ALL, Promises.RULES, Occasions.RULES);
    private static final List<Rule> OF_PURCHASES = together(OF_ALL, Purchases.RULES);
    private static final List<Rule> OF_COMPLAINTS = together(OF_ALL, Complaints.RULES);
    private static final List<Rule> OF_LOYALTY = together(OF_ALL, Loyalty.RULES);
    private static final List<Rule> OF_CHURN = together(OF_ALL, Churn.RULES);

    @SafeVarargs
    private static List<Rule> together(List<Rule>... rules) {
        return Stream.of(rules).flatMap(List::stream).toList();
    }

    /** Those that a fact of this kind can break, in the order in which they are asked. */
    private static List<Rule> rules(JourneyEvent proposed) {
        return switch (proposed) {
            case IdentityEvent _, FeedbackEvent _ -> OF_ALL;
            case ContactEvent _ -> OF_CONTACTS;
            case PurchaseEvent _ -> OF_PURCHASES;
            case ComplaintEvent _ -> OF_COMPLAINTS;
            case LoyaltyEvent _ -> OF_LOYALTY;
            case ChurnEvent _ -> OF_CHURN;
        };
    }

    /** The journey before its first event. */
    public static Journey unknown(JourneyId id) {
        return new Journey(
                id,
                Identity.NONE,
                Promises.NONE,
                Occasions.NONE,
                Purchases.NONE,
                Complaints.NONE,
                Loyalty.NONE,
                Churn.NONE);
    }

    /**
     * Decides whether a proposed fact is accepted.
     *
     * @param proposed the fact
     * @param now the instant of the proposal
     * @param skew how far the clocks of sources may run ahead; not negative
     */
    public Decision decide(JourneyEvent proposed, Instant now, Duration skew) {
        if (proposed.occurredAt().isAfter(now.plus(skew))) {
            return new Decision.Refused(Refusal.of(
                    Reason.OCCURS_IN_THE_FUTURE,
                    Argument.instant(proposed.occurredAt()),
                    Argument.number(skew.toSeconds()),
                    Argument.instant(now)));
        }
        for (Rule rule : rules(proposed)) {
            Refusal refusal = rule.broken(this, proposed);
            if (refusal != null) {
                return new Decision.Refused(refusal);
            }
        }
        return identity.saysAlready(proposed) || occasions.saysAlready(proposed)
                ? new Decision.Unchanged()
                : new Decision.Accepted(proposed);
    }

    /**
     * Decides whether a step of a complaint is accepted from somebody who acts on what they saw of it.
     *
     * @param stepsSeen how many steps of the complaint they saw
     */
    public Decision decide(ComplaintEvent proposed, int stepsSeen, Instant now, Duration skew) {
        Refusal changed = complaints.changedSince(proposed, stepsSeen);
        return changed == null ? decide(proposed, now, skew) : new Decision.Refused(changed);
    }

    /** Why nothing can be said of a journey that is not there, be it only who it is; none when it has begun. */
    public @Nullable Refusal unlessBegun() {
        return identity.begun() ? null : Refusal.of(Reason.JOURNEY_UNKNOWN, Argument.text(id));
    }

    /**
     * Whether the fact goes on with something that was begun in this journey: a step of a complaint lodged there, the
     * end of a promise made there, what becomes of an order, a contract, points or a link. A journey that is merged
     * away takes these still.
     */
    public boolean isCarriedOnBy(JourneyEvent fact) {
        return CarryingOn.in(this, fact);
    }

    /** The same with other complaints. */
    Journey with(Complaints others) {
        return new Journey(id, identity, promises, occasions, purchases, others, loyalty, churn);
    }

    /** The journey after the event. Never refuses: what is recorded happened. */
    public Journey evolve(JourneyEvent event) {
        return switch (event) {
            case IdentityEvent e ->
                new Journey(id, identity.evolve(id, e), promises, occasions, purchases, complaints, loyalty, churn);
            case ContactEvent e ->
                new Journey(
                        id, identity, promises.evolve(e), occasions.evolve(e), purchases, complaints, loyalty, churn);
            case PurchaseEvent e ->
                new Journey(
                        id, identity, promises, occasions, purchases.evolve(e), complaints, loyalty, churn.evolve(e));
            case FeedbackEvent _ -> this;
            case ComplaintEvent e -> with(complaints.evolve(e));
            case LoyaltyEvent e ->
                new Journey(id, identity, promises, occasions, purchases, complaints, loyalty.evolve(e), churn);
            case ChurnEvent e ->
                new Journey(id, identity, promises, occasions, purchases, complaints, loyalty, churn.evolve(e));
        };
    }
}
