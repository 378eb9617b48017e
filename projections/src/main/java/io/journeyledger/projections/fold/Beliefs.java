package io.journeyledger.projections.fold;

import io.journeyledger.projections.document.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** During which times the ledger held that a clock was breached. Used once and thrown away. */
final class Beliefs {

    private final List<Span> held = new ArrayList<>();

    /**
     * @param breached since when it is breached by what is known; none: it is not
     * @param from when this became known
     * @param until when more became known; none: this is the last
     */
    void hold(@Nullable Instant breached, Instant from, @Nullable Instant until) {
        if (breached == null) {
            return;
        }
        Instant since = breached.isAfter(from) ? breached : from;
        if (until != null && !since.isBefore(until)) {
            return;
        }
        Span last = held.isEmpty() ? null : held.getLast();
        if (last != null && since.equals(last.until())) {
            held.set(held.size() - 1, new Span(last.from(), until));
        } else {
            held.add(new Span(since, until));
        }
    }

    /** What was held by then. */
    List<Span> until(Instant asOf) {
        return held.stream()
                .filter(span -> !span.from().isAfter(asOf))
                .map(span -> span.until() != null && span.until().isAfter(asOf) ? new Span(span.from(), null) : span)
                .toList();
    }
}
