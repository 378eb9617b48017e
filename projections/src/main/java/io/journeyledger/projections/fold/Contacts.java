package io.journeyledger.projections.fold;

import io.journeyledger.ledger.Channel;
import io.journeyledger.ledger.ContactEvent;
import io.journeyledger.ledger.ContactEvent.*;
import io.journeyledger.ledger.Money;
import io.journeyledger.projections.policy.CostPolicy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where company and customer met, and what it cost.
 *
 * @param byChannel number of contacts
 * @param inbound number of contacts that the customer began
 * @param costs known costs, by channel and currency
 * @param priced number of contacts whose cost is known, by channel and currency
 */
record Contacts(
        Map<Channel, Integer> byChannel,
        Map<Channel, Integer> inbound,
        Map<CostKey, BigDecimal> costs,
        Map<CostKey, Integer> priced,
        @Nullable Instant lastAt,
        @Nullable Channel last) {

    record CostKey(Channel channel, String currency) {}

    static final Contacts NONE = new Contacts(Map.of(), Map.of(), Map.of(), Map.of(), null, null);

    Contacts evolve(ContactEvent event) {
        return switch (event) {
            case ContactMade e -> {
                Money cost = e.cost();
                CostKey key = cost == null ? null : new CostKey(e.channel(), cost.currency());
                yield new Contacts(
                        counted(byChannel, e.channel()),
                        e.direction() == Direction.INBOUND ? counted(inbound, e.channel()) : inbound,
                        key == null || cost == null ? costs : Copies.added(costs, key, cost.amount()),
                        key == null ? priced : Copies.counted(priced, key),
                        e.occurredAt(),
                        e.channel());
            }
            case PromiseMade _,
                    PromiseKept _,
                    PromiseBroken _,
                    CareOccasionDone _,
                    CareOccasionSnoozed _,
                    CareOccasionDismissed _ -> this;
        };
    }

    /** A map of channels is an array: to copy one costs little. */
    private static Map<Channel, Integer> counted(Map<Channel, Integer> contacts, Channel channel) {
        Map<Channel, Integer> copy = contacts.isEmpty() ? new EnumMap<>(Channel.class) : new EnumMap<>(contacts);
        copy.merge(channel, 1, Integer::sum);
        return copy;
    }

    int count() {
        int count = 0;
        for (int contacts : byChannel.values()) {
            count += contacts;
        }
        return count;
    }

    /** Known costs in the policy's currency; contacts without one, or with one in another currency, are estimated. */
    Map<Channel, BigDecimal> costs(CostPolicy policy) {
        Map<Channel, BigDecimal> all = new EnumMap<>(Channel.class);
        byChannel.forEach((channel, contacts) -> {
            CostKey key = new CostKey(channel, policy.currency());
            int estimated = contacts - priced.getOrDefault(key, 0);
            BigDecimal estimate =
                    policy.perContact().getOrDefault(channel, BigDecimal.ZERO).multiply(BigDecimal.valueOf(estimated));
            all.put(channel, costs.getOrDefault(key, BigDecimal.ZERO).add(estimate));
        });
        return all;
    }

    /** The channel by which the customer came most often, of equals the first of the enumeration; none: not at all. */
    @Nullable
    Channel mostUsed() {
        Channel most = null;
        int times = 0;
        for (Map.Entry<Channel, Integer> contacts : inbound.entrySet()) {
            if (contacts.getValue() > times) {
                most = contacts.getKey();
                times = contacts.getValue();
            }
        }
        return most;
    }
}
