package io.journeyledger.projections.fold;

import io.journeyledger.projections.policy.BusinessCalendar;
import io.journeyledger.projections.policy.Term;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** When a term is over. */
final class Deadline {

    private Deadline() {}

    /** A time in which a clock stood still. */
    record Pause(Instant from, Instant until) {}

    /**
     * Not within a pause: a clock that stood still until after it has as long to go as it had when it stopped, or the
     * rest of that day.
     *
     * @param pauses that are over, in their order, none of which began after the deadline that held then
     */
    static Instant of(Term term, @Nullable BusinessCalendar calendar, Instant start, List<Pause> pauses) {
        Instant due = counted(term, calendar, start, pauses);
        if (pauses.isEmpty() || !due.isBefore(pauses.getLast().until())) {
            return due;
        }
        Pause last = pauses.getLast();
        if (term.endOfDay()) {
            BusinessCalendar days = Objects.requireNonNull(calendar);
            return days.endOf(days.dateOf(last.until()));
        }
        Duration left = Duration.between(last.from(), of(term, calendar, start, pauses.subList(0, pauses.size() - 1)));
        return last.until().plus(left);
    }

    private static Instant counted(Term term, @Nullable BusinessCalendar calendar, Instant start, List<Pause> pauses) {
        Integer businessDays = term.businessDays();
        if (businessDays != null) {
            return ofBusinessDays(businessDays, term.endOfDay(), Objects.requireNonNull(calendar), start, pauses);
        }
        Duration within = Objects.requireNonNull(term.within());
        if (!term.endOfDay()) {
            return start.plus(within).plus(still(pauses, ZoneOffset.UTC));
        }
        BusinessCalendar days = Objects.requireNonNull(calendar);
        // As clocks on the wall say: whether they are put forward in between, or during a pause, does not move the last
        // day.
        return days.endOf(LocalDateTime.ofInstant(start, days.zone())
                .plus(within)
                .plus(still(pauses, days.zone()))
                .toLocalDate());
    }

    /** How long the clock stood still, as clocks on the wall of that zone say. */
    private static Duration still(List<Pause> pauses, ZoneId zone) {
        return pauses.stream()
                .map(pause -> Duration.between(
                        LocalDateTime.ofInstant(pause.from(), zone), LocalDateTime.ofInstant(pause.until(), zone)))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** A business day counts if the clock ran when it ended. */
    private static Instant ofBusinessDays(
            int businessDays, boolean endOfDay, BusinessCalendar calendar, Instant start, List<Pause> pauses) {
        LocalDate begun = calendar.dateOf(start);
        LocalDate first = calendar.onOrAfter(begun);
        LocalDate last = calendar.after(first, businessDays);
        for (Pause pause : pauses) {
            LocalDate from = calendar.dateOf(pause.from());
            LocalDate counted = from.isAfter(first) ? from : first.plusDays(1);
            last = calendar.after(last, calendar.between(counted, calendar.dateOf(pause.until())));
        }
        if (endOfDay) {
            return calendar.endOf(last);
        }
        LocalTime time = begun.equals(first) ? start.atZone(calendar.zone()).toLocalTime() : LocalTime.MIDNIGHT;
        return last.atTime(time).atZone(calendar.zone()).toInstant();
    }
}
