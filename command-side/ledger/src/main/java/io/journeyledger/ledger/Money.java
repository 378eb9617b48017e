package io.journeyledger.ledger;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An exact amount.
 *
 * @param amount in major units (dollars, not cents); may be zero; negative only where a fact says so
 * @param currency ISO 4217 alphabetic code, such as {@code EUR}
 */
public record Money(BigDecimal amount, String currency) {

    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    /** Whether ISO 4217 has or had such a code. Asked of what is new: events recorded before may have any other. */
    public static boolean isCurrency(String code) {
        return CURRENCIES.contains(code);
    }

    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), currency);
    }
}
