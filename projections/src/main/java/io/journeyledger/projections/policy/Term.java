package io.journeyledger.projections.policy;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How long something may take: either a time or a number of business days.
 *
 * @param within a time; days in it have 24 hours, unless the term ends with a day
 * @param businessDays business days after the day of the beginning. What begins on another day, or at a weekend, begins
 *     on the next business day
 * @param endOfDay whether it ends with the end of its last day, by the calendar's time zone
 */
public record Term(
        @Positive @Nullable Duration within,
        @Between(min = 1, max = 1_000) @Nullable Integer businessDays,
        boolean endOfDay)
        implements Consistent {

    /** Whether it can only be reckoned with a calendar. */
    public boolean needsCalendar() {
        return businessDays != null || endOfDay;
    }

    /** Such as {@code P56D} or {@code 15 business days, end of day}. */
    public String label() {
        String length = businessDays == null ? iso(Objects.requireNonNull(within)) : businessDays + " business days";
        return endOfDay ? length + ", end of day" : length;
    }

    /** As people write it in a policy: whole days as days, which {@link Duration#toString} gives in hours. */
    static String iso(Duration duration) {
        return duration.equals(Duration.ofDays(duration.toDays()))
                ? "P" + duration.toDays() + "D"
                : duration.toString();
    }

    @Override
    public List<Contradiction> contradictions() {
        return (within == null) == (businessDays == null)
                ? List.of(new Contradiction("within", Fault.NO_TERM.of()))
                : List.of();
    }
}
