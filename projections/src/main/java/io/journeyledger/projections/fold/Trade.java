package io.journeyledger.projections.fold;

import io.journeyledger.ledger.ChurnEvent;
import io.journeyledger.ledger.ComplaintEvent;
import io.journeyledger.ledger.ComplaintEvent.RedressGiven;
import io.journeyledger.ledger.ContactEvent;
import io.journeyledger.ledger.FeedbackEvent;
import io.journeyledger.ledger.IdentityEvent;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.LoyaltyEvent;
import io.journeyledger.ledger.Money;
import io.journeyledger.ledger.PurchaseEvent;
import io.journeyledger.ledger.PurchaseEvent.*;
import io.journeyledger.ledger.Recorded;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the customer bought, gave back and signed. Amounts of two currencies have no sum, so sums are kept by currency.
 *
 * @param currency that of the first purchase; while nothing was bought, that of the first contract or return
 * @param contracts what each running contract pays a month; zero where it is not known. A renewal may be dated before
 *     the signing, and says more than that
 * @param ended contracts that ended; remembered, since the end may be dated before what it ended
 * @param bought every purchase, in the order in which they occurred
 */
record Trade(
        @Nullable String currency,
        Map<String, BigDecimal> revenue,
        Map<String, BigDecimal> returned,
        Map<String, BigDecimal> redress,
        int orders,
        int returns,
        @Nullable Instant firstAt,
        @Nullable Instant lastAt,
        Map<Contract, Money> contracts,
        Set<Contract> ended,
        Chain<Bought> bought) {

    /** Contracts are named within the stream they were recorded in. */
    record Contract(JourneyId stream, String id) {}

    /** One purchase. */
    record Bought(Instant at, Money total) {}

    /**
     * What was spent again, day by day, as the models count.
     *
     * @param amounts number of days after the first on which something was bought in the currency
     * @param total what was spent on these
     */
    record Spending(PurchaseDays days, int amounts, double total) {

        /** 0 without amounts. */
        double mean() {
            return amounts == 0 ? 0 : Math.max(0, total / amounts);
        }
    }

    static final Trade NONE =
            new Trade(null, Map.of(), Map.of(), Map.of(), 0, 0, null, null, Map.of(), Set.of(), Chain.empty());

    /** What is kept for a contract of which no amount is known. */
    private static final Money FREE = new Money(BigDecimal.ZERO, "XXX");

    Trade evolve(Recorded recorded) {
        return switch (recorded.event()) {
            case PurchaseEvent e -> evolve(recorded.journey(), e);
            case RedressGiven e -> evolve(e);
            case ComplaintEvent _, IdentityEvent _, ContactEvent _, FeedbackEvent _, LoyaltyEvent _, ChurnEvent _ ->
                this;
        };
    }

    Trade evolve(RedressGiven redress) {
        Money amount = redress.amount();
        return amount == null ? this : redressed(amount);
    }

    Trade evolve(JourneyId stream, PurchaseEvent event) {
        return switch (event) {
            case PurchaseMade e ->
                new Trade(
                        orders == 0 ? e.total().currency() : currency,
                        Copies.added(revenue, e.total().currency(), e.total().amount()),
                        returned,
                        redress,
                        orders + 1,
                        returns,
                        firstAt == null ? e.occurredAt() : firstAt,
                        e.occurredAt(),
                        contracts,
                        ended,
                        bought.with(new Bought(e.occurredAt(), e.total())));
            case PurchaseReturned e ->
                new Trade(
                        currencyOr(e.amount()),
                        revenue,
                        Copies.added(returned, e.amount().currency(), e.amount().amount()),
                        redress,
                        orders,
                        returns + 1,
                        firstAt,
                        lastAt,
                        contracts,
                        ended,
                        bought);
            case ContractSigned e -> {
                Contract signed = new Contract(stream, e.contractId());
                Money renewed = contracts.getOrDefault(signed, FREE);
                yield contract(signed, renewed.equals(FREE) ? e.recurring() : renewed);
            }
            case ContractRenewed e -> {
                Contract renewed = new Contract(stream, e.contractId());
                yield contract(renewed, e.recurring() == null ? contracts.get(renewed) : e.recurring());
            }
            case ContractEnded e -> {
                Contract over = new Contract(stream, e.contractId());
                yield contracts(currency, Copies.without(contracts, over), Copies.with(ended, over));
            }
        };
    }

    /**
     * Its days with purchases, and what was spent on those after the first.
     *
     * @return none where nothing was bought
     */
    @Nullable
    Spending spending(ZoneId zone) {
        PurchaseDays days = null;
        int amounts = 0;
        BigDecimal total = BigDecimal.ZERO;
        long counted = Long.MIN_VALUE;
        for (Bought purchase : bought.toList()) {
            days = days == null ? PurchaseDays.of(purchase.at(), zone) : days.with(purchase.at());
            if (days.repeats() > 0 && purchase.total().currency().equals(currency)) {
                amounts += counted == days.last() ? 0 : 1;
                counted = days.last();
                total = total.add(purchase.total().amount());
            }
        }
        return days == null ? null : new Spending(days, amounts, total.doubleValue());
    }

    /** Revenue less returns, in the currency. */
    BigDecimal monetary() {
        return revenueInCurrency().subtract(returnedInCurrency());
    }

    BigDecimal revenueInCurrency() {
        return in(revenue);
    }

    BigDecimal returnedInCurrency() {
        return in(returned);
    }

    BigDecimal redressInCurrency() {
        return in(redress);
    }

    /** What the running contracts pay a month, in the currency. */
    BigDecimal recurring() {
        BigDecimal sum = BigDecimal.ZERO;
        for (Money money : contracts.values()) {
            sum = money.currency().equals(currency) ? sum.add(money.amount()) : sum;
        }
        return sum;
    }

    /** Currencies of amounts that are in none of the sums. */
    List<String> otherCurrencies() {
        Set<String> others = new TreeSet<>(revenue.keySet());
        others.addAll(returned.keySet());
        others.addAll(redress.keySet());
        for (Money money : contracts.values()) {
            if (money.amount().signum() != 0) {
                others.add(money.currency());
            }
        }
        if (currency != null) {
            others.remove(currency);
        }
        return List.copyOf(others);
    }

    private BigDecimal in(Map<String, BigDecimal> sums) {
        return currency == null ? BigDecimal.ZERO : sums.getOrDefault(currency, BigDecimal.ZERO);
    }

    private Trade redressed(Money amount) {
        return new Trade(
                currency,
                revenue,
                returned,
                Copies.added(redress, amount.currency(), amount.amount()),
                orders,
                returns,
                firstAt,
                lastAt,
                contracts,
                ended,
                bought);
    }

    private Trade contract(Contract signed, @Nullable Money recurring) {
        return contracts(
                recurring == null || recurring.amount().signum() == 0 ? currency : currencyOr(recurring),
                ended.contains(signed)
                        ? contracts
                        : Copies.with(contracts, signed, recurring == null ? FREE : recurring),
                ended);
    }

    private Trade contracts(@Nullable String paidIn, Map<Contract, Money> running, Set<Contract> over) {
        return new Trade(paidIn, revenue, returned, redress, orders, returns, firstAt, lastAt, running, over, bought);
    }

    private String currencyOr(Money amount) {
        return currency == null ? amount.currency() : currency;
    }
}
