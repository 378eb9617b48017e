package io.journeyledger.projections.policy;

import io.journeyledger.ledger.Argument;
import io.journeyledger.ledger.ComplaintEvent.PauseReason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The clocks of complaints.
 *
 * @param calendars business calendars by name
 * @param regimes sets of clocks by name; {@code default} holds for complaints that name none, or one that is not here
 */
public record ComplaintPolicy(Map<String, BusinessCalendar> calendars, Map<String, Regime> regimes)
        implements Consistent {

    /** The regime of complaints that name no other. */
    public static final String DEFAULT = "default";

    /**
     * @param calendar name of the calendar whose business days and days count; needed where a term counts by them
     * @param clocks each with another name
     */
    public record Regime(@Nullable String calendar, List<Clock> clocks) {}

    /**
     * @param name such as {@code acknowledgement}
     * @param stops what stops it
     * @param term from the lodging, or the last reopening, until it is due
     * @param exceptional the term that holds instead, from the same beginning, once a holding reply was sent in time
     * @param pauses for which reasons it stands still while the complaint is paused
     * @param binding whether to miss it is to fail in a duty; else it only says whether something was done in time, and
     *     has nothing more to wait for once it is due
     */
    public record Clock(
            String name,
            Stops stops,
            Term term,
            @Nullable Term exceptional,
            Set<PauseReason> pauses,
            boolean binding) {}

    /** What stops a clock. Whatever ends the complaint stops every clock. */
    public enum Stops {
        ACKNOWLEDGEMENT,
        FINAL_ANSWER
    }

    public Regime regime(@Nullable String name) {
        Regime own = name == null ? null : regimes.get(name);
        return own == null ? Objects.requireNonNull(regimes.get(DEFAULT)) : own;
    }

    /** The calendar of a regime; none where it names none. */
    public @Nullable BusinessCalendar calendar(Regime regime) {
        return regime.calendar() == null ? null : calendars.get(regime.calendar());
    }

    @Override
    public List<Contradiction> contradictions() {
        List<Contradiction> found = new ArrayList<>();
        if (!regimes.containsKey(DEFAULT)) {
            found.add(new Contradiction("regimes", Fault.NO_DEFAULT_REGIME.with(DEFAULT)));
        }
        regimes.forEach((name, regime) -> {
            String calendar = regime.calendar();
            if (calendar != null && !calendars.containsKey(calendar)) {
                found.add(new Contradiction(
                        "regimes." + name + ".calendar",
                        Fault.UNKNOWN_CALENDAR.of(Argument.text(calendar), Argument.texts(calendars.keySet()))));
            }
            Set<String> names = new HashSet<>();
            for (int i = 0; i < regime.clocks().size(); i++) {
                Clock clock = regime.clocks().get(i);
                String key = "regimes." + name + ".clocks[" + i + "]";
                if (!names.add(clock.name())) {
                    found.add(new Contradiction(key + ".name", Fault.CLOCK_TWICE.with(clock.name())));
                }
                if (calendar == null
                        && Stream.of(clock.term(), clock.exceptional())
                                .anyMatch(term -> term != null && term.needsCalendar())) {
                    found.add(new Contradiction(key + ".term", Fault.CALENDAR_MISSING.of()));
                }
            }
        });
        return found;
    }
}
