package io.journeyledger.ledger;

import io.journeyledger.ledger.ComplaintEvent.*;
import io.journeyledger.ledger.FeedbackEvent.SatisfactionSurveyed;
import io.journeyledger.ledger.LoyaltyEvent.*;
import io.journeyledger.ledger.PurchaseEvent.*;
import io.journeyledger.ledger.Refusal.Reason;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Ranges of single values, whatever the state of the journey. */
final class ValueRange {

    private ValueRange() {}

    static @Nullable Refusal eachValueLiesInItsRange(Journey journey, JourneyEvent proposed) {
        return switch (proposed) {
            case IdentityEvent.CustomerIdentified e ->
                e.identifiers().isEmpty() ? invalid("customer", "empty", "at least one identifier") : null;
            case PurchaseMade e -> firstOf(notNegative("total", e.total()), positiveQuantities(e));
            case PurchaseReturned e -> notNegative("amount", e.amount());
            case SatisfactionSurveyed e -> withinScale(e);
            case ComplaintLodged e -> oneToFive("dissatisfaction", e.dissatisfaction());
            case ComplaintAssessed e -> oneToFive("dissatisfaction", e.dissatisfaction());
            case RedressGiven e -> e.amount() == null ? null : notNegative("amount", e.amount());
            case ComplaintResolved e -> e.justice() == null ? null : just(e.justice());
            case PointsEarned e -> positive(e.points());
            case PointsRedeemed e -> positive(e.points());
            case PointsExpired e -> positive(e.points());
            case PointsReversed e -> positive(e.points());
            default -> null;
        };
    }

    private static @Nullable Refusal withinScale(SatisfactionSurveyed e) {
        return e.instrument().admits(e.score())
                ? null
                : new Refusal(
                        Reason.SCORE_OUTSIDE_SCALE,
                        "score " + e.score() + " lies outside the scale of " + e.instrument() + ", "
                                + e.instrument().lowest() + " to "
                                + e.instrument().highest());
    }

    private static @Nullable Refusal just(Justice justice) {
        return firstOf(
                oneToFive("justice.distributive", justice.distributive()),
                oneToFive("justice.procedural", justice.procedural()),
                oneToFive("justice.interactional", justice.interactional()));
    }

    private static @Nullable Refusal positiveQuantities(PurchaseMade e) {
        return e.lines().stream().allMatch(line -> line.quantity().signum() > 0)
                ? null
                : invalid("lines.quantity", "zero or less", "more than 0");
    }

    private static @Nullable Refusal notNegative(String field, Money money) {
        if (!money.currency().matches("[A-Z]{3}")) {
            return invalid(field + ".currency", "'" + money.currency() + "'", "an ISO 4217 code such as EUR");
        }
        return money.amount().signum() >= 0
                ? null
                : invalid(field, money.amount().toString(), "0 or more");
    }

    private static @Nullable Refusal positive(long points) {
        return points > 0 ? null : invalid("points", Long.toString(points), "more than 0");
    }

    private static @Nullable Refusal oneToFive(String field, @Nullable Integer value) {
        return value == null || (value >= 1 && value <= 5) ? null : invalid(field, value.toString(), "1 to 5");
    }

    private static @Nullable Refusal firstOf(@Nullable Refusal... refusals) {
        return Stream.of(refusals).filter(r -> r != null).findFirst().orElse(null);
    }

    private static Refusal invalid(String field, String value, String expected) {
        return new Refusal(Reason.INVALID_VALUE, field + " is " + value + ", expected " + expected);
    }
}
