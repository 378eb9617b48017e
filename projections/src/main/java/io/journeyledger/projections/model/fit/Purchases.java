package io.journeyledger.projections.model.fit;

import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.fold.Standing;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What one customer bought and gave back, in the order in which it was recorded. Only amounts in the customer's own currency are
 * added up, as in the views: that of the first purchase to occur.
 */
final class Purchases {

    /** Stands for an amount in a currency of which the worth is not known. */
    static final double UNKNOWN = Double.NaN;

    private int[] days = new int[4];
    private double[] amounts = new double[4];
    private String[] currencies = new String[4];
    private int size;
    private final Map<String, BigDecimal> returned = new HashMap<>();
    private @Nullable First first;

    /** @param known whether the worth of the currency is known */
    private record First(Recorded event, String currency, boolean known) {}

    /** Something is bought in a currency, which is the customer's own where nothing was before. */
    void paysIn(String currency, boolean known, Recorded event) {
        take(new First(event, currency, known));
    }

    private void take(First other) {
        if (first == null || Standing.ORDER.compare(other.event(), first.event()) < 0) {
            first = other;
        }
    }

    /** @param amount by its worth, or {@link #UNKNOWN} */
    void bought(int day, String currency, double amount) {
        if (size == days.length) {
            days = Arrays.copyOf(days, size * 2);
            amounts = Arrays.copyOf(amounts, size * 2);
            currencies = Arrays.copyOf(currencies, size * 2);
        }
        days[size] = day;
        amounts[size] = amount;
        currencies[size++] = currency;
    }

    void returned(String currency, double amount) {
        if (!Double.isNaN(amount)) {
            returned(currency, BigDecimal.valueOf(amount));
        }
    }

    private void returned(String currency, BigDecimal amount) {
        returned.merge(currency, amount, BigDecimal::add);
    }

    void add(Purchases others) {
        for (int i = 0; i < others.size; i++) {
            bought(others.days[i], others.currencies[i], others.amounts[i]);
        }
        others.returned.forEach(this::returned);
        if (others.first != null) {
            take(others.first);
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Whether the worth of the customer's own currency is known. Who has another has no monetary class. */
    boolean hasWorth() {
        return first != null && first.known();
    }

    int count() {
        return size;
    }

    int lastDay() {
        return Arrays.stream(days, 0, size).max().orElseThrow();
    }

    /** What was paid less what was given back, where that has a worth. In decimals: who gave back all is worth nothing. */
    double monetary() {
        BigDecimal paid = BigDecimal.ZERO;
        for (int i = 0; i < size; i++) {
            paid = counts(i) ? paid.add(BigDecimal.valueOf(amounts[i])) : paid;
        }
        return first == null
                ? paid.doubleValue()
                : paid.subtract(returned.getOrDefault(first.currency(), BigDecimal.ZERO))
                        .doubleValue();
    }

    private boolean counts(int purchase) {
        return first != null && first.known() && currencies[purchase].equals(first.currency());
    }

    /** @param until the last day that is known */
    Buyer buyer(int until) {
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted((one, other) -> Integer.compare(days[one], days[other]))
                .mapToInt(Integer::intValue)
                .toArray();
        int firstDay = days[order[0]];
        int last = firstDay;
        int repeats = 0;
        int amountDays = 0;
        int counted = firstDay;
        double total = 0;
        for (int i : order) {
            if (days[i] > last) {
                repeats++;
                last = days[i];
            }
            if (days[i] > firstDay && counts(i)) {
                amountDays += counted == days[i] ? 0 : 1;
                counted = days[i];
                total += amounts[i];
            }
        }
        return new Buyer(
                repeats,
                last - firstDay,
                until - firstDay,
                amountDays == 0 ? 0 : Math.max(0, total / amountDays),
                amountDays);
    }
}
