package io.journeyledger.projections.fold;

import io.journeyledger.ledger.ComplaintEvent.ComplaintLodged;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.Span;
import io.journeyledger.projections.policy.BusinessCalendar;
import io.journeyledger.projections.policy.ComplaintPolicy;
import io.journeyledger.projections.policy.ComplaintPolicy.Clock;
import io.journeyledger.projections.policy.ComplaintPolicy.Regime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The clocks of a complaint, and what was known of them. The events are taken in the order in which they were learnt,
 * and after each the clock says what it says by then. What it says in the end is what was true.
 */
final class Clocks {

    private static final Comparator<Recorded> LEARNT =
            Comparator.comparing(Recorded::recordedAt).thenComparingLong(Recorded::position);

    /**
     * A clock begins with the lodging, whatever steps are dated before it by clocks that disagree or by mistake.
     */
    private static final Comparator<Recorded> ORDER = Comparator.<Recorded, Boolean>comparing(
                    recorded -> !(recorded.event() instanceof ComplaintLodged))
            .thenComparing(Standing.ORDER);

    private final Clock clock;
    private final @Nullable BusinessCalendar calendar;
    /** What is known so far: the lodging, and the rest in the order in which it occurred. */
    private final List<Recorded> known = new ArrayList<>();

    private RunningClock running;
    private final Beliefs beliefs = new Beliefs();

    private Clocks(Clock clock, @Nullable BusinessCalendar calendar) {
        this.clock = clock;
        this.calendar = calendar;
        this.running = new RunningClock(clock, calendar);
    }

    /**
     * @param events of one complaint, at least one; and the erasure of the customer's personal data, if there was one
     */
    static List<ComplaintDocument.Clock> of(
            List<Recorded> events, ComplaintPolicy policy, @Nullable String regime, Instant asOf) {
        if (events.stream().noneMatch(recorded -> recorded.event() instanceof ComplaintLodged)) {
            return List.of(); // as of an instant before the lodging, to which steps may be dated
        }
        List<Recorded> learnt = events.stream().sorted(LEARNT).toList();
        Regime holds = policy.regime(regime);
        return holds.clocks().stream()
                .map(clock -> new Clocks(clock, policy.calendar(holds)).document(learnt, asOf))
                .toList();
    }

    private ComplaintDocument.Clock document(List<Recorded> learnt, Instant asOf) {
        for (int i = 0; i < learnt.size(); i++) {
            learn(learnt.get(i));
            Instant from = learnt.get(i).recordedAt();
            Instant until = i + 1 < learnt.size() ? learnt.get(i + 1).recordedAt() : null;
            if (!from.equals(until)) {
                beliefs.hold(running.breachedFrom(), from, until);
            }
        }
        List<Span> breached = beliefs.until(asOf);
        return running.document(asOf, breached);
    }

    private void learn(Recorded recorded) {
        if (known.isEmpty() || ORDER.compare(known.getLast(), recorded) < 0) {
            known.add(recorded);
            running.take(recorded);
            return;
        }
        known.add(recorded);
        known.sort(ORDER);
        running = new RunningClock(clock, calendar);
        known.forEach(running::take);
    }
}
