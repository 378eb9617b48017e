package io.journeyledger.projections.document;

import io.journeyledger.ledger.Channel;
import io.journeyledger.ledger.ComplaintEvent;
import io.journeyledger.ledger.ComplaintState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One complaint. What each field means stands in {@code docs/reference/views.md}.
 *
 * @param timestamp written as {@code @timestamp}: when it was lodged
 * @param text what was written about it after the narrative: findings, reasons, redress
 * @param asOf the instant for which it was derived
 */
public record ComplaintDocument(
        Instant timestamp,
        Journey journey,
        String complaintId,
        ComplaintState state,
        boolean open,
        boolean paused,
        Instant lodgedAt,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant resolvedAt,
        @Nullable Instant closedAt,
        @Nullable Instant settledAt,
        @Nullable Channel channel,
        @Nullable String product,
        @Nullable String subProduct,
        @Nullable String issue,
        @Nullable String subIssue,
        @Nullable String regime,
        @Nullable String contactId,
        @Nullable String narrative,
        List<String> text,
        @Nullable Integer dissatisfaction,
        @Nullable Attribution attribution,
        ComplaintEvent.@Nullable Severity severity,
        boolean safetyImplication,
        boolean complex,
        boolean immediateAction,
        @Nullable String owner,
        @Nullable String team,
        @Nullable String escalatedTo,
        @Nullable String referredTo,
        ComplaintEvent.@Nullable Answer answer,
        @Nullable Boolean acceptedByCustomer,
        @Nullable String rootCause,
        @Nullable Justice justice,
        @Nullable Double recoveryScore,
        boolean doubleDeviation,
        List<Redress> redress,
        int reopened,
        List<Clock> clocks,
        @Nullable Instant nextDeadline,
        boolean breached,
        @Nullable Instant nextReview,
        List<Step> history,
        String policy,
        long position,
        Instant asOf)
        implements Document {

    @Override
    public String id() {
        return journey.stream() + ":" + complaintId;
    }

    /**
     * @param id the journey that speaks for it
     * @param stream the journey it was recorded in; another than {@code id} where journeys were merged
     */
    public record Journey(String id, String stream) {}

    public record Attribution(
            ComplaintEvent.Locus locus,
            ComplaintEvent.@Nullable Stability stability,
            ComplaintEvent.@Nullable Controllability controllability) {}

    public record Justice(
            @Nullable Integer distributive,
            @Nullable Integer procedural,
            @Nullable Integer interactional) {}

    public record Redress(
            ComplaintEvent.Redress kind,
            @Nullable BigDecimal amount,
            @Nullable String currency,
            Instant at) {}

    /**
     * @param term how long it runs, such as {@code P56D} or {@code 15 business days, end of day}
     * @param binding whether to miss it is to fail in a duty
     * @param startEvent id of the event that started it
     * @param dueAt none while it stands still
     * @param running whether something is still to be done before it is due, or was to be done before
     * @param stopEvent id of the event that stopped it
     * @param breached whether it was due, at any time since the lodging, before it stopped
     * @param breachedAt when it was due then, by all that is known now: what was true
     * @param knownBreachedAt since when the ledger holds that it is breached, where it does
     * @param knownBreached when the ledger held that it was breached, by what it knew then
     * @param turns everything that happened to it, in the order in which it occurred
     */
    public record Clock(
            String name,
            String term,
            boolean binding,
            Instant startedAt,
            String startEvent,
            @Nullable Instant dueAt,
            boolean running,
            boolean paused,
            @Nullable Instant stoppedAt,
            @Nullable String stopEvent,
            boolean breached,
            @Nullable Instant breachedAt,
            @Nullable Instant knownBreachedAt,
            List<Span> knownBreached,
            List<Turn> turns) {}

    /**
     * One thing that happened to a clock.
     *
     * @param occurredAt of the event; a breach occurs when the clock is due
     * @param recordedAt when the ledger learnt of it; of a breach, when it could first know
     * @param eventId of the event that did it; of a breach, of the one that its due instant follows from
     * @param dueAt when the clock is due after that; with a pause or a stop, when it was
     * @param reason of a pause
     */
    public record Turn(
            Tick what,
            Instant occurredAt,
            Instant recordedAt,
            String eventId,
            Instant dueAt,
            ComplaintEvent.@Nullable PauseReason reason) {}

    public enum Tick {
        STARTED,
        PAUSED,
        RESUMED,
        /** A holding reply was sent, and the exceptional term holds. */
        EXTENDED,
        STOPPED,
        BREACHED
    }

    /** @param action name of the event, such as {@code complaint.answered} */
    public record Step(
            String action,
            Instant occurredAt,
            Instant recordedAt,
            String eventId,
            @Nullable String actor) {}
}
