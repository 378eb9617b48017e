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
        List<Redress> redress,
        int reopened,
        List<Clock> clocks,
        @Nullable Instant nextDeadline,
        boolean breached,
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
     * @param breached whether it was due before it stopped, or before the document's instant while it runs
     * @param startEvent id of the event that started it
     * @param stopEvent id of the event that stopped it
     */
    public record Clock(
            String name,
            Instant startedAt,
            String startEvent,
            Instant dueAt,
            boolean paused,
            @Nullable Instant stoppedAt,
            @Nullable String stopEvent,
            boolean breached) {}

    /** @param action name of the event, such as {@code complaint.answered} */
    public record Step(
            String action,
            Instant occurredAt,
            Instant recordedAt,
            String eventId,
            @Nullable String actor) {}
}
