package io.journeyledger.projections.fold;

import io.journeyledger.ledger.ComplaintEvent;
import io.journeyledger.ledger.ComplaintEvent.*;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.policy.ComplaintPolicy.Clock;
import io.journeyledger.projections.policy.ComplaintPolicy.Stops;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One clock of a complaint as a fold over the complaint's events. Used once and thrown away. */
final class Clocks {

    private final Clock clock;
    private @Nullable Recorded start;
    private @Nullable Recorded stop;
    private @Nullable Instant pausedSince;
    private Duration stoodStill = Duration.ZERO;

    private Clocks(Clock clock) {
        this.clock = clock;
    }

    /** @param events of one complaint, in the order in which they occurred */
    static List<ComplaintDocument.Clock> of(List<Recorded> events, List<Clock> policy, Instant asOf) {
        return policy.stream()
                .map(clock -> {
                    Clocks running = new Clocks(clock);
                    events.forEach(running::take);
                    return running.at(events.getFirst(), asOf);
                })
                .toList();
    }

    private void take(Recorded recorded) {
        if (!(recorded.event() instanceof ComplaintEvent event)) {
            return;
        }
        switch (event) {
            case ComplaintLodged _, ComplaintReopened _ -> begin(recorded);
            case ComplaintAcknowledged _ -> {
                if (clock.stops() == Stops.ACKNOWLEDGEMENT) {
                    end(recorded);
                }
            }
            case ComplaintAnswered _,
                    ComplaintResolved _,
                    ComplaintReferred _,
                    ComplaintWithdrawn _,
                    ComplaintClosed _ -> end(recorded);
            case ComplaintClockPaused e -> pausedSince = clock.pauses() && stop == null ? e.occurredAt() : null;
            case ComplaintClockResumed e -> resume(e.occurredAt());
            case ComplaintAssigned _,
                    ComplaintAssessed _,
                    ComplaintInvestigated _,
                    ComplaintEscalated _,
                    HoldingReplySent _,
                    RedressGiven _ -> {}
        }
    }

    private void begin(Recorded recorded) {
        start = recorded;
        stop = null;
        pausedSince = null;
        stoodStill = Duration.ZERO;
    }

    private void end(Recorded recorded) {
        if (stop == null) {
            resume(recorded.event().occurredAt());
            stop = recorded;
        }
    }

    private void resume(Instant at) {
        if (pausedSince != null) {
            stoodStill = stoodStill.plus(Duration.between(pausedSince, at));
            pausedSince = null;
        }
    }

    private ComplaintDocument.Clock at(Recorded first, Instant asOf) {
        // The lodging may come later than other events of the complaint, or never.
        Recorded begun = start == null ? first : start;
        Duration still = pausedSince == null ? stoodStill : stoodStill.plus(Duration.between(pausedSince, asOf));
        Instant dueAt = begun.event().occurredAt().plus(clock.within()).plus(still);
        Recorded ended = stop;
        Instant stoppedAt = ended == null ? null : ended.event().occurredAt();
        return new ComplaintDocument.Clock(
                clock.name(),
                begun.event().occurredAt(),
                begun.eventId(),
                dueAt,
                pausedSince != null,
                stoppedAt,
                ended == null ? null : ended.eventId(),
                dueAt.isBefore(stoppedAt == null ? asOf : stoppedAt));
    }
}
