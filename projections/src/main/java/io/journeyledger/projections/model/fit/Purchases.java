package io.journeyledger.projections.model.fit;

import java.util.Arrays;
import java.util.stream.IntStream;

/** What one journey bought and gave back, in the order in which it was recorded: days, and amounts in one currency. */
final class Purchases {

    /** Stands for an amount in a currency of which the worth is not known. */
    static final double UNKNOWN = Double.NaN;

    private int[] days = new int[4];
    private double[] amounts = new double[4];
    private int size;
    private double returned;

    /** @param amount or {@link #UNKNOWN} */
    void bought(int day, double amount) {
        if (size == days.length) {
            days = Arrays.copyOf(days, size * 2);
            amounts = Arrays.copyOf(amounts, size * 2);
        }
        days[size] = day;
        amounts[size++] = amount;
    }

    void returned(double amount) {
        returned += Double.isNaN(amount) ? 0 : amount;
    }

    void add(Purchases others) {
        for (int i = 0; i < others.size; i++) {
            bought(others.days[i], others.amounts[i]);
        }
        returned += others.returned;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Whether it is known of any of it what it was worth. Who has bought in unknown currencies alone has no monetary class. */
    boolean hasWorth() {
        return Arrays.stream(amounts, 0, size).anyMatch(amount -> !Double.isNaN(amount));
    }

    int count() {
        return size;
    }

    int lastDay() {
        return Arrays.stream(days, 0, size).max().orElseThrow();
    }

    /** What was paid less what was given back. */
    double monetary() {
        double paid = 0;
        for (int i = 0; i < size; i++) {
            paid += Double.isNaN(amounts[i]) ? 0 : amounts[i];
        }
        return paid - returned;
    }

    /** @param until the last day that is known */
    Buyer buyer(int until) {
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted((one, other) -> Integer.compare(days[one], days[other]))
                .mapToInt(Integer::intValue)
                .toArray();
        int first = days[order[0]];
        int last = first;
        int repeats = 0;
        int amountDays = 0;
        int counted = first;
        double total = 0;
        for (int i : order) {
            if (days[i] > last) {
                repeats++;
                last = days[i];
            }
            if (days[i] > first && !Double.isNaN(amounts[i])) {
                amountDays += counted == days[i] ? 0 : 1;
                counted = days[i];
                total += amounts[i];
            }
        }
        return new Buyer(
                repeats,
                last - first,
                until - first,
                amountDays == 0 ? 0 : Math.max(0, total / amountDays),
                amountDays);
    }
}
