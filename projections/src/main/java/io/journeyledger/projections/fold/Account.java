package io.journeyledger.projections.fold;

import io.journeyledger.ledger.LoyaltyEvent;
import io.journeyledger.ledger.LoyaltyEvent.*;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The loyalty account and the bonds made by rewards.
 *
 * @param balance points that can be spent
 */
record Account(
        boolean member,
        @Nullable String programme,
        long balance,
        @Nullable String tier,
        Map<Bond, Integer> bonds) {

    static final Account NONE = new Account(false, null, 0, null, Map.of());

    Account evolve(LoyaltyEvent event) {
        return switch (event) {
            case LoyaltyJoined e -> new Account(true, e.programme(), balance, tier, bonds);
            case PointsEarned e -> points(e.points());
            case PointsRedeemed e -> points(-e.points());
            case PointsExpired e -> points(-e.points());
            case PointsReversed e -> points(-e.points());
            case TierReached e -> new Account(member, programme, balance, e.tier(), bonds);
            case RewardGranted e -> new Account(member, programme, balance, tier, Copies.counted(bonds, e.bond()));
        };
    }

    private Account points(long more) {
        return new Account(member, programme, balance + more, tier, bonds);
    }
}
