package io.journeyledger.ledger;

import io.journeyledger.ledger.ComplaintEvent.*;
import io.journeyledger.ledger.FeedbackEvent.SatisfactionSurveyed;
import io.journeyledger.ledger.LoyaltyEvent.*;
import io.journeyledger.ledger.PurchaseEvent.*;
import io.journeyledger.ledger.Refusal.Reason;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Ranges of single values, whatever the state of the journey. */
final class ValueRange {

    /** More points than any programme gives; sums of them never overflow a long. */
    private static final long MOST_POINTS = 1_000_000_000_000L;

    /** Amounts have at most this many digits before the point, and after it. */
    private static final int MOST_DIGITS = 15;

    private ValueRange() {}

    /** Nothing we keep happened before clocks and calendars were what they are; a date of year 1 is a mistake. */
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    static @Nullable Refusal eachValueLiesInItsRange(Journey journey, JourneyEvent proposed) {
        if (proposed.occurredAt().isBefore(EARLIEST)) {
            return invalid("time", proposed.occurredAt().toString(), "an instant since 1900");
        }
        return switch (proposed) {
            case IdentityEvent.CustomerIdentified e ->
                e.identifiers().isEmpty() ? invalid("customer", "empty", "at least one identifier") : null;
            case PurchaseMade e -> firstOf(notNegative("total", e.total()), positiveQuantities(e));
            case PurchaseReturned e -> notNegative("amount", e.amount());
            case ContractSigned e -> optional("recurring", e.recurring());
            case ContractRenewed e -> optional("recurring", e.recurring());
            case ContactEvent.ContactMade e -> optional("cost", e.cost());
            case ContactEvent.CareOccasionDone e -> occasion(e.occasion());
            case ContactEvent.CareOccasionDismissed e -> occasion(e.occasion());
            case ContactEvent.CareOccasionSnoozed e ->
                firstOf(occasion(e.occasion()), later("until", e.until(), e.occurredAt()));
            case RewardGranted e -> optional("cost", e.cost());
            case ChurnEvent.WinBackAttempted e -> optional("cost", e.cost());
            case SatisfactionSurveyed e -> withinScale(e);
            case ComplaintLodged e -> oneToFive("dissatisfaction", e.dissatisfaction());
            case ComplaintAssessed e -> oneToFive("dissatisfaction", e.dissatisfaction());
            case RedressGiven e -> optional("amount", e.amount());
            case ComplaintResolved e -> e.justice() == null ? null : just(e.justice());
            case PointsEarned e -> positive(e.points());
            case PointsRedeemed e -> positive(e.points());
            case PointsExpired e -> positive(e.points());
            case PointsReversed e -> positive(e.points());
            case IdentityEvent _,
                    ContactEvent _,
                    PurchaseEvent _,
                    FeedbackEvent _,
                    ComplaintEvent _,
                    LoyaltyEvent _,
                    ChurnEvent _ -> null;
        };
    }

    private static @Nullable Refusal occasion(String name) {
        return Occasion.of(name) == null ? invalid("occasion", "'" + name + "'", "a name such as welcome:J17.0") : null;
    }

    private static @Nullable Refusal later(String field, Instant value, Instant than) {
        return value.isAfter(than) ? null : invalid(field, value.toString(), "later than " + than);
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
        for (Line line : e.lines()) {
            if (line.quantity().signum() <= 0 || isTooLong(line.quantity())) {
                return invalid("lines.quantity", "zero or less, or too long", "more than 0");
            }
            if (line.amount() != null && isTooLong(line.amount())) {
                return invalid("lines.amount", "too long", "at most " + MOST_DIGITS + " digits");
            }
        }
        return null;
    }

    private static @Nullable Refusal optional(String field, @Nullable Money money) {
        return money == null ? null : notNegative(field, money);
    }

    private static @Nullable Refusal notNegative(String field, Money money) {
        if (!money.currency().matches("[A-Z]{3}")) {
            return invalid(field + ".currency", "'" + money.currency() + "'", "an ISO 4217 code such as EUR");
        }
        if (isTooLong(money.amount())) {
            return invalid(field, "too long", "at most " + MOST_DIGITS + " digits before and after the point");
        }
        return money.amount().signum() >= 0
                ? null
                : invalid(field, money.amount().toPlainString(), "0 or more");
    }

    private static boolean isTooLong(BigDecimal amount) {
        return amount.precision() - amount.scale() > MOST_DIGITS || amount.scale() > MOST_DIGITS;
    }

    private static @Nullable Refusal positive(long points) {
        return points > 0 && points <= MOST_POINTS
                ? null
                : invalid("points", Long.toString(points), "1 to " + MOST_POINTS);
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
