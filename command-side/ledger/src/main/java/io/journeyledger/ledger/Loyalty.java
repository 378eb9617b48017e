package io.journeyledger.ledger;

import io.journeyledger.ledger.LoyaltyEvent.*;
import io.journeyledger.ledger.Refusal.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The loyalty account. {@code earned = redeemed + expired + reversed + balance} holds always.
 *
 * @param member whether the customer joined
 */
public record Loyalty(boolean member, long earned, long redeemed, long expired, long reversed) {

    static final Loyalty NONE = new Loyalty(false, 0, 0, 0, 0);

    static final List<Rule> RULES =
            List.of(Loyalty::isJoinedOnce, Loyalty::onlyMembersHavePoints, Loyalty::pointsNeverGoBelowZero);

    /** Points that can still be spent; never negative. */
    public long balance() {
        return earned - redeemed - expired - reversed;
    }

    Loyalty evolve(LoyaltyEvent event) {
        return switch (event) {
            case LoyaltyJoined _ -> new Loyalty(true, earned, redeemed, expired, reversed);
            case PointsEarned e -> new Loyalty(member, earned + e.points(), redeemed, expired, reversed);
            case PointsRedeemed e -> new Loyalty(member, earned, redeemed + e.points(), expired, reversed);
            case PointsExpired e -> new Loyalty(member, earned, redeemed, expired + e.points(), reversed);
            case PointsReversed e -> new Loyalty(member, earned, redeemed, expired, reversed + e.points());
            case TierReached _ -> this;
            case RewardGranted _ -> this;
        };
    }

    private static @Nullable Refusal isJoinedOnce(Journey journey, JourneyEvent proposed) {
        return proposed instanceof LoyaltyJoined && journey.loyalty().member()
                ? Refusal.of(Reason.ALREADY_A_MEMBER)
                : null;
    }

    private static @Nullable Refusal onlyMembersHavePoints(Journey journey, JourneyEvent proposed) {
        // A reward needs no membership: thanks and services are given to anyone.
        boolean needsMembership = proposed instanceof LoyaltyEvent
                && !(proposed instanceof LoyaltyJoined)
                && !(proposed instanceof RewardGranted);
        // Who speaks for others may be a member by what is recorded of these.
        return needsMembership
                        && !journey.loyalty().member()
                        && !journey.identity().speaksForOthers()
                ? Refusal.of(Reason.NOT_A_MEMBER)
                : null;
    }

    private static @Nullable Refusal pointsNeverGoBelowZero(Journey journey, JourneyEvent proposed) {
        if (!(proposed instanceof LoyaltyEvent event)) {
            return null;
        }
        long taken = switch (event) {
            case PointsRedeemed e -> e.points();
            case PointsExpired e -> e.points();
            case PointsReversed e -> e.points();
            case LoyaltyJoined _, PointsEarned _, TierReached _, RewardGranted _ -> 0;
        };
        long balance = journey.loyalty().balance();
        return taken <= balance
                ? null
                : Refusal.of(Reason.POINTS_BELOW_ZERO, Argument.number(taken), Argument.number(balance));
    }
}
