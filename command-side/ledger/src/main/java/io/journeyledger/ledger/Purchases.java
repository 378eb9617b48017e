package io.journeyledger.ledger;

import io.journeyledger.ledger.PurchaseEvent.*;
import io.journeyledger.ledger.Refusal.Reason;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * @param orders every order by its id
 * @param contracts every contract by its id, and whether it is running
 */
public record Purchases(Map<String, Order> orders, Map<String, Boolean> contracts) {

    /** What was paid for an order and what was given back of it so far, in one currency. */
    public record Order(Money paid, BigDecimal returned) {}

    static final Purchases NONE = new Purchases(Map.of(), Map.of());

    static final List<Rule> RULES = List.of(
            Purchases::anOrderIsRecordedOnce,
            Purchases::aReturnNeverExceedsItsPurchase,
            Purchases::aContractIsSignedOnce,
            Purchases::onlyARunningContractGoesOn);

    Purchases evolve(PurchaseEvent event) {
        return switch (event) {
            case PurchaseMade e ->
                new Purchases(Layered.with(orders, e.orderId(), new Order(e.total(), BigDecimal.ZERO)), contracts);
            case PurchaseReturned e -> {
                Order order = orders.getOrDefault(e.orderId(), new Order(e.amount(), BigDecimal.ZERO));
                Order rest =
                        new Order(order.paid(), order.returned().add(e.amount().amount()));
                yield new Purchases(Layered.with(orders, e.orderId(), rest), contracts);
            }
            case ContractSigned e -> new Purchases(orders, Layered.with(contracts, e.contractId(), true));
            case ContractRenewed e -> new Purchases(orders, Layered.with(contracts, e.contractId(), true));
            case ContractEnded e -> new Purchases(orders, Layered.with(contracts, e.contractId(), false));
        };
    }

    private static @Nullable Refusal anOrderIsRecordedOnce(Journey journey, JourneyEvent proposed) {
        return proposed instanceof PurchaseMade e
                        && journey.purchases().orders().containsKey(e.orderId())
                ? Refusal.of(Reason.ORDER_ALREADY_RECORDED, Argument.text(e.orderId()))
                : null;
    }

    private static @Nullable Refusal aReturnNeverExceedsItsPurchase(Journey journey, JourneyEvent proposed) {
        if (!(proposed instanceof PurchaseReturned e)) {
            return null;
        }
        Order order = journey.purchases().orders().get(e.orderId());
        if (order == null) {
            return Refusal.of(Reason.ORDER_UNKNOWN, Argument.text(e.orderId()));
        }
        BigDecimal rest = order.paid().amount().subtract(order.returned());
        boolean fits = e.amount().currency().equals(order.paid().currency())
                && e.amount().amount().compareTo(rest) <= 0;
        return fits
                ? null
                : Refusal.of(
                        Reason.RETURN_EXCEEDS_PURCHASE,
                        Argument.money(e.amount()),
                        Argument.text(e.orderId()),
                        Argument.money(new Money(rest, order.paid().currency())));
    }

    private static @Nullable Refusal aContractIsSignedOnce(Journey journey, JourneyEvent proposed) {
        return proposed instanceof ContractSigned e
                        && journey.purchases().contracts().containsKey(e.contractId())
                ? Refusal.of(Reason.CONTRACT_ALREADY_SIGNED, Argument.text(e.contractId()))
                : null;
    }

    private static @Nullable Refusal onlyARunningContractGoesOn(Journey journey, JourneyEvent proposed) {
        if (!(proposed instanceof PurchaseEvent event)) {
            return null;
        }
        String id = switch (event) {
            case ContractRenewed e -> e.contractId();
            case ContractEnded e -> e.contractId();
            case PurchaseMade _, PurchaseReturned _, ContractSigned _ -> null;
        };
        return id == null || journey.purchases().contracts().getOrDefault(id, false)
                ? null
                : Refusal.of(Reason.CONTRACT_NOT_RUNNING, Argument.text(id));
    }
}
