package io.journeyledger.ledger;

import io.journeyledger.ledger.ComplaintEvent.*;
import io.journeyledger.ledger.FeedbackEvent.SatisfactionSurveyed;
import io.journeyledger.ledger.LoyaltyEvent.*;
import io.journeyledger.ledger.PurchaseEvent.*;
import io.journeyledger.ledger.Refusal.Fault;
import io.journeyledger.ledger.Refusal.Reason;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Ranges of single values, whatever the state of the journey. */
final class ValueRange {

    /** More points than any programme gives; sums of them never overflow a long. */
    private static final long MOST_POINTS = 1_000_000_000_000L;

    /** Amounts have at most this many digits before the point, and after it. */
    private static final int MOST_DIGITS = 15;

    /** What goes on longer is several contacts. */
    private static final Duration LONGEST_CONTACT = Duration.ofDays(31);

    private ValueRange() {}

    /** Nothing we keep happened before clocks and calendars were what they are; a date of year 1 is a mistake. */
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    /** The last that RFC 3339 can write, and so the last that an index takes. */
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    static @Nullable Refusal eachValueLiesInItsRange(Journey journey, JourneyEvent proposed) {
        return firstOf(inOurTimes("time", proposed.occurredAt()), eachValueOf(proposed));
    }

    private static @Nullable Refusal eachValueOf(JourneyEvent proposed) {
        return switch (proposed) {
            case IdentityEvent.CustomerIdentified e ->
                e.identifiers().isEmpty() ? Refusal.invalid("customer", Fault.NO_IDENTIFIER) : null;
            case PurchaseMade e -> firstOf(notNegative("total", e.total()), positiveQuantities(e));
            case PurchaseReturned e -> notNegative("amount", e.amount());
            case ContractSigned e -> firstOf(optional("recurring", e.recurring()), inOurTimes("until", e.until()));
            case ContractRenewed e -> firstOf(optional("recurring", e.recurring()), inOurTimes("until", e.until()));
            case ContactEvent.ContactMade e -> firstOf(optional("cost", e.cost()), noLongerThanAContact(e.duration()));
            case ContactEvent.CareOccasionDone e -> occasion(e.occasion());
            case ContactEvent.CareOccasionDismissed e -> occasion(e.occasion());
            case ContactEvent.CareOccasionSnoozed e ->
                firstOf(
                        occasion(e.occasion()),
                        later("until", e.until(), e.occurredAt()),
                        inOurTimes("until", e.until()));
            case ContactEvent.PromiseMade e -> inOurTimes("due", e.due());
            case RewardGranted e -> optional("cost", e.cost());
            case ChurnEvent.WinBackAttempted e -> optional("cost", e.cost());
            case SatisfactionSurveyed e -> withinScale(e);
            case ComplaintLodged e -> oneToFive("dissatisfaction", e.dissatisfaction());
            case ComplaintAssessed e -> oneToFive("dissatisfaction", e.dissatisfaction());
            case HoldingReplySent e -> inOurTimes("answerExpectedBy", e.answerExpectedBy());
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

    private static @Nullable Refusal inOurTimes(String field, @Nullable Instant value) {
        if (value == null) {
            return null;
        }
        if (value.isBefore(EARLIEST)) {
            return Refusal.invalid(field, Fault.BEFORE_1900, Argument.instant(value));
        }
        return value.isAfter(LATEST) ? Refusal.invalid(field, Fault.AFTER_9999, Argument.instant(value)) : null;
    }

    private static @Nullable Refusal noLongerThanAContact(@Nullable Duration value) {
        return value == null || (!value.isNegative() && value.compareTo(LONGEST_CONTACT) <= 0)
                ? null
                : Refusal.invalid(
                        "duration",
                        Fault.OUT_OF_RANGE,
                        Argument.text(value.toString()),
                        Argument.text(Duration.ZERO.toString()),
                        Argument.text("P" + LONGEST_CONTACT.toDays() + "D"));
    }

    private static @Nullable Refusal occasion(String name) {
        return Occasion.of(name) == null ? Refusal.invalid("occasion", Fault.NO_OCCASION, Argument.text(name)) : null;
    }

    private static @Nullable Refusal later(String field, Instant value, Instant than) {
        return value.isAfter(than)
                ? null
                : Refusal.invalid(field, Fault.NOT_LATER, Argument.instant(value), Argument.instant(than));
    }

    private static @Nullable Refusal withinScale(SatisfactionSurveyed e) {
        return e.instrument().admits(e.score())
                ? null
                : Refusal.of(
                        Reason.SCORE_OUTSIDE_SCALE,
                        Argument.number(e.score()),
                        Argument.text(e.instrument().label()),
                        Argument.number(e.instrument().lowest()),
                        Argument.number(e.instrument().highest()));
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
                return Refusal.invalid("lines.quantity", Fault.NO_QUANTITY);
            }
            if (line.amount() != null && isTooLong(line.amount())) {
                return Refusal.invalid("lines.amount", Fault.TOO_LONG, Argument.number(MOST_DIGITS));
            }
        }
        return null;
    }

    private static @Nullable Refusal optional(String field, @Nullable Money money) {
        return money == null ? null : notNegative(field, money);
    }

    private static @Nullable Refusal notNegative(String field, Money money) {
        if (!Money.isCurrency(money.currency())) {
            return Refusal.invalid(field + ".currency", Fault.NO_CURRENCY, Argument.text(money.currency()));
        }
        if (isTooLong(money.amount())) {
            return Refusal.invalid(field, Fault.TOO_LONG, Argument.number(MOST_DIGITS));
        }
        return money.amount().signum() >= 0 ? null : Refusal.invalid(field, Fault.NEGATIVE, Argument.money(money));
    }

    private static boolean isTooLong(BigDecimal amount) {
        // As a long, since an exponent may take all of an int.
        return (long) amount.precision() - amount.scale() > MOST_DIGITS || amount.scale() > MOST_DIGITS;
    }

    private static @Nullable Refusal positive(long points) {
        return points > 0 && points <= MOST_POINTS
                ? null
                : Refusal.invalid(
                        "points",
                        Fault.OUT_OF_RANGE,
                        Argument.number(points),
                        Argument.number(1),
                        Argument.number(MOST_POINTS));
    }

    private static @Nullable Refusal oneToFive(String field, @Nullable Integer value) {
        return value == null || (value >= 1 && value <= 5)
                ? null
                : Refusal.invalid(
                        field, Fault.OUT_OF_RANGE, Argument.number(value), Argument.number(1), Argument.number(5));
    }

    private static @Nullable Refusal firstOf(@Nullable Refusal... refusals) {
        return Stream.of(refusals).filter(r -> r != null).findFirst().orElse(null);
    }
}
