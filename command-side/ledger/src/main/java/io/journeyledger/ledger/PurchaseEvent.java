package io.journeyledger.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the customer bought, gave back, signed, renewed and ended. */
public sealed interface PurchaseEvent extends JourneyEvent {

    /** @param total what was paid; zero is valid (free samples, vouchers) */
    record PurchaseMade(
            Instant occurredAt,
            String orderId,
            List<Line> lines,
            Money total,
            @Nullable Channel channel) implements PurchaseEvent {}

    /** @param amount what was given back of the order's total; all returns of an order never exceed it */
    record PurchaseReturned(
            Instant occurredAt,
            String orderId,
            String returnId,
            Money amount,
            @Nullable PersonalText reason) implements PurchaseEvent {}

    /**
     * @param recurring what is paid every month
     * @param until agreed end; none means open-ended
     */
    record ContractSigned(
            Instant occurredAt,
            String contractId,
            String product,
            @Nullable Money recurring,
            @Nullable Instant until) implements PurchaseEvent {}

    record ContractRenewed(
            Instant occurredAt,
            String contractId,
            @Nullable Money recurring,
            @Nullable Instant until) implements PurchaseEvent {}

    record ContractEnded(
            Instant occurredAt, String contractId, @Nullable PersonalText reason) implements PurchaseEvent {}

    /**
     * One line of an order.
     *
     * @param amount of the whole line, in the currency of the order's total
     */
    record Line(
            String product,
            @Nullable String category,
            BigDecimal quantity,
            @Nullable BigDecimal amount) {}
}
