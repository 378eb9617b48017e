package io.journeyledger.simulator;

import java.io.IOException;
import java.time.Instant;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A made-up company with made-up customers: the entries its systems would send, each a CloudEvents JSON line without a
 * line end, in the order in which they would arrive. The same simulation gives the same characters on every run and
 * every machine; memory grows with the customers who are active at one time, not with the entries.
 *
 * <p>Purchases follow BG/NBD and Gamma-Gamma with the parameters published for CDNOW (Fader, Hardie and Lee 2005). Over
 * 730 days a customer has about 20 entries in the mean (20.7 of 50,000 with seed 1), unevenly spread: the busiest tenth
 * has more than a third of them. About one entry in a hundred is sent twice, and about three in a hundred arrive days
 * after they happened. Every entry is acceptable to an empty ledger in this order.
 *
 * @param customers how many customers are met, 0 or more
 * @param seed the same seed gives the same entries; entries of different seeds can be recorded in one ledger
 * @param days how many days before {@code until} the first customer is met, 1 to 36,500
 * @param until the instant of the simulation's end, in whole seconds; nothing occurs later
 * @param chineseShare share of customers who live in Taiwan and whose journeys are written in Traditional Chinese, 0 to
 *     1; the others write English
 * @param rush whether the last weeks are busier than the others: the company asks for consent, holds a sale, bills some
 *     of it twice, its carrier falls behind, and its complaint desk has a backlog. Without it few complaints are open
 *     at the end
 */
public record Simulation(int customers, long seed, int days, Instant until, double chineseShare, boolean rush) {

    /** The share of Traditional Chinese journeys in the demo. */
    public static final double DEMO_CHINESE_SHARE = 0.2;

    /** Weeks like any others to the end. */
    public Simulation(int customers, long seed, int days, Instant until, double chineseShare) {
        this(customers, seed, days, until, chineseShare, false);
    }

    /** @throws IllegalArgumentException when a value lies outside its range */
    public Simulation {
        require(customers >= 0, "customers is " + customers + ", expected 0 or more");
        require(days >= 1 && days <= 36_500, "days is " + days + ", expected 1 to 36500");
        require(chineseShare >= 0 && chineseShare <= 1, "chineseShare is " + chineseShare + ", expected 0 to 1");
        until = Instant.ofEpochSecond(until.getEpochSecond());
    }

    /** The entries one after the other; every call begins anew. */
    public Iterator<String> iterator() {
        return new Population(this);
    }

    /** The entries one after the other; to be used by one thread. */
    public Stream<String> lines() {
        int traits = Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator(), traits), false);
    }

    /**
     * Writes all entries as NDJSON, each line ended by a line feed.
     *
     * @throws IOException when {@code out} fails
     */
    public void writeTo(Appendable out) throws IOException {
        for (Iterator<String> lines = iterator(); lines.hasNext(); ) {
            out.append(lines.next()).append('\n');
        }
    }

    /** Whether the customer of this number writes Chinese: exactly the share, evenly spread. */
    boolean chinese(int customer) {
        return Math.floor((customer + 1) * chineseShare) > Math.floor(customer * chineseShare);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
