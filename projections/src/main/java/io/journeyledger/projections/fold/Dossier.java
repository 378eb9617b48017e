package io.journeyledger.projections.fold;

import io.journeyledger.ledger.ComplaintEvent;
import io.journeyledger.ledger.ComplaintEvent.*;
import io.journeyledger.ledger.ComplaintState;
import io.journeyledger.ledger.Money;
import io.journeyledger.ledger.PersonalText;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.ComplaintDocument.Step;
import io.journeyledger.projections.policy.SatisfactionPolicy.Deviation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the document of one complaint from its events. Used once and thrown away. */
final class Dossier {

    private final Cases.Key key;
    private final List<Recorded> events;
    private final @Nullable Recorded erasure;
    private final Reading reading;

    private @Nullable ComplaintLodged lodged;
    private ComplaintState state = ComplaintState.LODGED;
    private boolean paused;
    private boolean filed;
    private @Nullable Instant lodgedAt;
    private @Nullable Instant acknowledgedAt;
    private @Nullable Instant answeredAt;
    private @Nullable Instant resolvedAt;
    private @Nullable Instant closedAt;
    private @Nullable Integer dissatisfaction;
    private @Nullable Attribution attribution;
    private @Nullable ComplaintAssessed assessed;
    private @Nullable ComplaintAssigned assigned;
    private @Nullable String escalatedTo;
    private @Nullable String referredTo;
    private ComplaintEvent.@Nullable Answer answer;
    private @Nullable ComplaintResolved lastResolved;
    /** That which stands. */
    private @Nullable ComplaintResolved resolved;

    private int reopened;
    private final List<String> text = new ArrayList<>();
    private final List<ComplaintDocument.Redress> redress = new ArrayList<>();
    private final List<Step> history = new ArrayList<>();

    /** @param erasure of the customer's personal data; none while it is there */
    Dossier(Cases.Key key, List<Recorded> events, @Nullable Recorded erasure, Reading reading) {
        this.key = key;
        this.events = events;
        this.erasure = erasure;
        this.reading = reading;
    }

    ComplaintDocument document(Standing standing) {
        long position = 0;
        for (Recorded recorded : events) {
            position = Math.max(position, recorded.position());
            if (recorded.event() instanceof ComplaintEvent event) {
                take(event);
                move(event);
            }
            history.add(step(recorded));
        }
        Recorded erasedOpen = state.isOpen() ? erasure : null;
        if (erasedOpen != null) {
            position = Math.max(position, erasedOpen.position());
            end(erasedOpen);
        }
        Instant begun = lodgedAt == null ? events.getFirst().event().occurredAt() : lodgedAt;
        ComplaintLodged first = lodged;
        List<ComplaintDocument.Clock> clocks = Clocks.of(
                Stream.concat(events.stream(), Stream.ofNullable(erasure)).toList(),
                reading.policy().complaints(),
                first == null ? null : first.regime(),
                reading.asOf());
        boolean breached = clocks.stream().anyMatch(clock -> clock.binding() && clock.breached());
        return new ComplaintDocument(
                begun,
                new ComplaintDocument.Journey(
                        standing.journey().value(), key.stream().value()),
                key.complaintId(),
                state,
                state.isOpen(),
                paused,
                begun,
                acknowledgedAt,
                answeredAt,
                resolvedAt,
                closedAt,
                erasedOpen == null ? Settlement.at(state, history, closedAt) : null,
                first == null ? null : first.channel(),
                first == null ? null : first.product(),
                first == null ? null : first.subProduct(),
                first == null ? null : first.issue(),
                first == null ? null : first.subIssue(),
                first == null ? null : first.regime(),
                first == null ? null : first.contactId(),
                first == null || first.narrative() == null ? null : read(first.narrative()),
                List.copyOf(text),
                dissatisfaction,
                attribution(),
                assessed == null ? null : assessed.severity(),
                assessed != null && assessed.safetyImplication(),
                assessed != null && assessed.complex(),
                assessed != null && assessed.immediateAction(),
                assigned == null ? null : assigned.owner(),
                assigned == null ? null : assigned.team(),
                escalatedTo,
                referredTo,
                answer,
                resolved == null ? null : resolved.acceptedByCustomer(),
                lastResolved == null ? null : lastResolved.rootCause(),
                justice(),
                resolved == null
                        ? null
                        : RecoveryScore.of(
                                resolved, reading.policy().satisfaction().recovery()),
                reading.policy().satisfaction().doubleDeviation().stream().anyMatch(how -> deviates(how, breached)),
                List.copyOf(redress),
                reopened,
                clocks,
                due(clocks).min(Instant::compareTo).orElse(null),
                breached,
                due(clocks)
                        .map(RunningClock::after)
                        .filter(review -> review.isAfter(reading.asOf()))
                        .min(Instant::compareTo)
                        .orElse(null),
                List.copyOf(history),
                reading.policy().version(),
                position,
                reading.asOf());
    }

    /**
     * Steps are accepted in the order in which they are recorded. In that in which they occurred one may come where
     * there is no such step, as an acknowledgement after the end: it is told, and changes nothing of how the complaint
     * stands. Only a closing waits for the end that it files: of the closing the day may be all that is known.
     */
    private void move(ComplaintEvent event) {
        filed = event instanceof ComplaintClosed || (filed && !(event instanceof ComplaintReopened));
        ComplaintState before = state;
        state = before.allows(event) ? before.after(event) : before;
        state = filed && !state.isOpen() ? ComplaintState.CLOSED : state;
        if (state == before) {
            return;
        }
        switch (state) {
            case WITHDRAWN, REFERRED, CLOSED -> closedAt = event.occurredAt();
            case REOPENED -> {
                reopened++;
                closedAt = null;
                takeBackResolution();
            }
            case LODGED, ACKNOWLEDGED, ANSWERED, RESOLVED -> closedAt = null;
        }
        paused = paused && state.isOpen() && state != ComplaintState.REOPENED;
    }

    private void takeBackResolution() {
        resolvedAt = null;
        resolved = null;
    }

    /** Nobody can answer who was erased, and no step is taken any more: it is over, and was not settled. */
    private void end(Recorded erased) {
        Instant last = events.getLast().event().occurredAt();
        Instant at = erased.event().occurredAt();
        closedAt = at.isBefore(last) ? last : at;
        state = ComplaintState.CLOSED;
        paused = false;
        history.add(step(erased));
    }

    private void take(ComplaintEvent event) {
        switch (event) {
            case ComplaintLodged e -> {
                lodged = e;
                lodgedAt = e.occurredAt();
                judged(e.dissatisfaction(), e.attribution());
            }
            case ComplaintAcknowledged e -> acknowledgedAt = acknowledgedAt == null ? e.occurredAt() : acknowledgedAt;
            case ComplaintAssigned e -> assigned = e;
            case ComplaintAssessed e -> {
                assessed = e;
                judged(e.dissatisfaction(), e.attribution());
            }
            case ComplaintInvestigated e -> write(e.findings());
            case ComplaintEscalated e -> {
                escalatedTo = e.escalatedTo();
                write(e.reason());
            }
            case ComplaintClockPaused _ -> paused = state.allows(event);
            case ComplaintClockResumed _ -> paused = false;
            case HoldingReplySent e -> write(e.reason());
            case ComplaintAnswered e -> {
                answeredAt = e.occurredAt();
                answer = e.answer();
                write(e.reasons());
            }
            case RedressGiven e -> give(e);
            case ComplaintResolved e -> {
                resolvedAt = e.occurredAt();
                resolved = e;
                lastResolved = e;
            }
            case ComplaintReopened e -> write(e.reason());
            case ComplaintReferred e -> {
                referredTo = e.referredTo();
                takeBackResolution();
                write(e.reason());
            }
            case ComplaintWithdrawn e -> write(e.reason());
            case ComplaintClosed _ -> {}
        }
    }

    private void judged(@Nullable Integer howMuch, @Nullable Attribution whom) {
        dissatisfaction = howMuch == null ? dissatisfaction : howMuch;
        attribution = whom == null ? attribution : whom;
    }

    private void give(RedressGiven e) {
        Money amount = e.amount();
        redress.add(new ComplaintDocument.Redress(
                e.redress(),
                amount == null ? null : amount.amount(),
                amount == null ? null : amount.currency(),
                e.occurredAt()));
        write(e.description());
    }

    private void write(@Nullable PersonalText more) {
        if (more != null) {
            text.add(read(more));
        }
    }

    private String read(PersonalText personal) {
        return reading.texts().read(key.stream(), personal);
    }

    private ComplaintDocument.@Nullable Attribution attribution() {
        Attribution blame = attribution;
        return blame == null
                ? null
                : new ComplaintDocument.Attribution(blame.locus(), blame.stability(), blame.controllability());
    }

    private ComplaintDocument.@Nullable Justice justice() {
        Justice judged = resolved == null ? null : resolved.justice();
        return judged == null
                ? null
                : new ComplaintDocument.Justice(judged.distributive(), judged.procedural(), judged.interactional());
    }

    private boolean deviates(Deviation how, boolean breached) {
        return switch (how) {
            case REOPENED -> reopened > 0;
            case NOT_ACCEPTED -> lastResolved != null && !lastResolved.acceptedByCustomer();
            case BREACHED -> breached;
            case REFERRED -> referredTo != null;
        };
    }

    private static Stream<Instant> due(List<ComplaintDocument.Clock> clocks) {
        return clocks.stream()
                .filter(ComplaintDocument.Clock::running)
                .flatMap(clock -> Stream.ofNullable(clock.dueAt()));
    }

    private static Step step(Recorded recorded) {
        return new Step(
                io.journeyledger.ledger.EventType.of(Objects.requireNonNull(recorded.event()))
                        .action(),
                recorded.event().occurredAt(),
                recorded.recordedAt(),
                recorded.eventId(),
                recorded.provenance().actor());
    }
}
