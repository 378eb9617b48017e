package io.journeyledger.projections.fold;

import io.journeyledger.projections.model.BgNbd;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The days on which something was bought, as the models count: what is bought on one day is bought at once, and the
 * first day begins everything. Days are those of the policy's time zone, so a figure holds from midnight to midnight.
 *
 * @param first day of the first purchase, as days since 1970-01-01
 * @param last day of the last purchase
 * @param repeats days with purchases after the first
 */
record PurchaseDays(ZoneId zone, long first, long last, int repeats) {

    private static final double DAYS_A_WEEK = 7;

    /** Longer silences than a human life are none. */
    private static final long MOST_DAYS = 40_000;

    static PurchaseDays of(Instant first, ZoneId zone) {
        long day = day(first, zone);
        return new PurchaseDays(zone, day, day, 0);
    }

    static long day(Instant instant, ZoneId zone) {
        return LocalDate.ofInstant(instant, zone).toEpochDay();
    }

    /** @param at not before the last purchase */
    PurchaseDays with(Instant at) {
        long day = day(at, zone);
        return day == last ? this : new PurchaseDays(zone, first, day, repeats + 1);
    }

    long tenure(Instant asOf) {
        return Math.max(last, day(asOf, zone)) - first;
    }

    long recency(Instant asOf) {
        return Math.max(last, day(asOf, zone)) - last;
    }

    /** Age at the last purchase in weeks. */
    double lastAge() {
        return (last - first) / DAYS_A_WEEK;
    }

    double age(Instant asOf) {
        return tenure(asOf) / DAYS_A_WEEK;
    }

    double aliveProbability(BgNbd model, Instant asOf) {
        return model.aliveProbability(repeats, lastAge(), age(asOf));
    }

    /**
     * The begin of the first day on which the customer is less likely alive than the threshold if nothing more is
     * bought; none when that day never comes.
     */
    @Nullable
    Instant whenLessAlive(BgNbd model, double threshold) {
        if (repeats == 0 || threshold <= 0) {
            return null;
        }
        double age = model.ageWhenLess(repeats, lastAge(), threshold) * DAYS_A_WEEK;
        if (age - (last - first) > MOST_DAYS) {
            return null;
        }
        long days = Math.max(last - first, (long) Math.floor(age));
        // By the very comparison that documents make: the first such day, whatever was rounded on the way.
        while (model.aliveProbability(repeats, lastAge(), days / DAYS_A_WEEK) >= threshold) {
            days++;
        }
        return beginOf(first + days);
    }

    /** The begin of the next day after the instant that is a whole number of periods after the last purchase. */
    Instant next(long periodDays, Instant asOf) {
        return beginOf(last + (recency(asOf) / periodDays + 1) * periodDays);
    }

    private Instant beginOf(long day) {
        return LocalDate.ofEpochDay(day).atStartOfDay(zone).toInstant();
    }
}
