package io.journeyledger.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Points, tiers and rewards. Always: earned = redeemed + expired + reversed + balance. */
public sealed interface LoyaltyEvent extends JourneyEvent {

    record LoyaltyJoined(Instant occurredAt, String programme) implements LoyaltyEvent {}

    /** @param points more than zero; so in every event of points */
    record PointsEarned(
            Instant occurredAt,
            long points,
            @Nullable String reason,
            @Nullable String orderId) implements LoyaltyEvent {}

    record PointsRedeemed(
            Instant occurredAt, long points, @Nullable String rewardId) implements LoyaltyEvent {}

    record PointsExpired(Instant occurredAt, long points) implements LoyaltyEvent {}

    /** Earned points taken back, for example because the order was returned. */
    record PointsReversed(
            Instant occurredAt,
            long points,
            @Nullable String reason,
            @Nullable String orderId) implements LoyaltyEvent {}

    record TierReached(Instant occurredAt, String tier) implements LoyaltyEvent {}

    record RewardGranted(
            Instant occurredAt,
            String rewardId,
            Bond bond,
            @Nullable String description,
            @Nullable Money cost) implements LoyaltyEvent {}

    /** What kind of tie a reward makes. */
    enum Bond {
        /** Points, a discount. */
        FINANCIAL,
        /** Recognition, a welcome, thanks. */
        SOCIAL,
        /** A service built into how the customer works. */
        STRUCTURAL
    }
}
