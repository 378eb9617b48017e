package io.journeyledger.ledger;

import java.math.BigDecimal;

/**
 * An exact amount.
 *
 * @param amount in major units (dollars, not cents); may be zero; negative only where a fact says so
 * @param currency ISO 4217 alphabetic code, such as {@code EUR}
 */
public record Money(BigDecimal amount, String currency) {

    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), currency);
    }

    /** @throws IllegalArgumentException when the currencies differ: amounts of two currencies have no sum */
    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot add " + other.currency + " to " + currency);
        }
        return new Money(amount.add(other.amount), currency);
    }
}
