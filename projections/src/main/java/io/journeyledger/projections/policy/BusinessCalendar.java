package io.journeyledger.projections.policy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which days count as business days. Of the years without holidays in the list only weekends are known to be free.
 *
 * <p>All arithmetic jumps over whole weeks and looks only at the holidays in between, so thirty-five days cost what
 * three do.
 *
 * @param zone whose days they are
 * @param weekend days of the week that are no business days
 * @param holidays names of the holidays by date
 */
public record BusinessCalendar(ZoneId zone, Set<DayOfWeek> weekend, NavigableMap<LocalDate, String> holidays)
        implements Consistent {

    public BusinessCalendar {
        weekend = Set.copyOf(weekend);
        holidays = Collections.unmodifiableNavigableMap(new TreeMap<>(holidays));
    }

    public LocalDate dateOf(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }

    public boolean isBusinessDay(LocalDate date) {
        return isWeekday(date) && !holidays.containsKey(date);
    }

    /** The day itself if it is a business day, else the next one. */
    public LocalDate onOrAfter(LocalDate date) {
        return isBusinessDay(date) ? date : after(date, 1);
    }

    /**
     * The n-th business day after a date; the date itself does not count.
     *
     * @param days from 0 upwards; 0 gives the date itself, business day or not
     */
    public LocalDate after(LocalDate date, int days) {
        LocalDate from = date;
        LocalDate to = weekdaysAfter(date, days);
        // Each holiday that was jumped over moves the day on, perhaps over further holidays.
        int missing = holidaysWithin(from, to);
        while (missing > 0) {
            from = to;
            to = weekdaysAfter(to, missing);
            missing = holidaysWithin(from, to);
        }
        return to;
    }

    /** Number of business days from one date until another, which is not counted; 0 where the first is not earlier. */
    public int between(LocalDate from, LocalDate until) {
        if (!from.isBefore(until)) {
            return 0;
        }
        long days = ChronoUnit.DAYS.between(from, until);
        long weeks = days / DAYS_A_WEEK;
        int count = Math.toIntExact(weeks * weekdaysAWeek());
        for (LocalDate date = from.plusWeeks(weeks); date.isBefore(until); date = date.plusDays(1)) {
            count += isWeekday(date) ? 1 : 0;
        }
        return count - holidaysWithin(from.minusDays(1), until.minusDays(1));
    }

    /** Number of business days after one date, up to and with another, as people count what is left or overdue. */
    public int within(LocalDate after, LocalDate to) {
        return between(after.plusDays(1), to.plusDays(1));
    }

    /** The last millisecond of a day, which is shorter or longer where clocks are put forward or back. */
    public Instant endOf(LocalDate date) {
        return date.plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1);
    }

    @Override
    public List<Contradiction> contradictions() {
        return weekdaysAWeek() > 0 ? List.of() : List.of(new Contradiction("weekend", Fault.NO_BUSINESS_DAY.of()));
    }

    private static final int DAYS_A_WEEK = DayOfWeek.values().length;

    private int weekdaysAWeek() {
        return DAYS_A_WEEK - weekend.size();
    }

    private boolean isWeekday(LocalDate date) {
        return !weekend.contains(date.getDayOfWeek());
    }

    private LocalDate weekdaysAfter(LocalDate date, int days) {
        if (days == 0) {
            return date;
        }
        int weeks = (days - 1) / weekdaysAWeek();
        LocalDate to = date.plusWeeks(weeks);
        int rest = days - weeks * weekdaysAWeek();
        while (rest > 0) {
            to = to.plusDays(1);
            rest -= isWeekday(to) ? 1 : 0;
        }
        return to;
    }

    /** Holidays on weekdays after the first date, up to and with the second. */
    private int holidaysWithin(LocalDate after, LocalDate to) {
        return (int) holidays.subMap(after, false, to, true).keySet().stream()
                .filter(this::isWeekday)
                .count();
    }
}
