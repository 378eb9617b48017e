package io.journeyledger.projections.policy;

import io.journeyledger.ledger.Channel;
import io.journeyledger.ledger.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * What a contact costs the company where its own cost is not known.
 *
 * @param currency ISO 4217 code of all costs to serve
 * @param perContact estimated cost of one contact by channel, in major units
 */
public record CostPolicy(
        String currency, @Between(min = 0, max = 1_000_000) Map<Channel, BigDecimal> perContact) implements Consistent {

    @Override
    public List<Contradiction> contradictions() {
        return Money.isCurrency(currency)
                ? List.of()
                : List.of(new Contradiction("currency", Fault.NO_CURRENCY.with(currency)));
    }
}
