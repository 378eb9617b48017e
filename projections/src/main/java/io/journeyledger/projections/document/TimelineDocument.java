package io.journeyledger.projections.document;

import io.journeyledger.ledger.Channel;
import io.journeyledger.ledger.ContactEvent.Direction;
import io.journeyledger.ledger.Family;
import io.journeyledger.ledger.FeedbackEvent.Instrument;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event, in words a person reads. Names of the Elastic Common Schema where it has them, ours under {@code journey}.
 * What each field means stands in {@code docs/reference/views.md}.
 *
 * @param timestamp written as {@code @timestamp}: when it occurred
 * @param message one sentence in English without personal data
 */
public record TimelineDocument(
        Instant timestamp,
        String message,
        Event event,
        @Nullable User user,
        Journey journey,
        String policy,
        long position)
        implements Document {

    /** The same, said otherwise. */
    public TimelineDocument saying(String words) {
        return new TimelineDocument(timestamp, words, event, user, journey, policy, position);
    }

    @Override
    public String id() {
        return event.id();
    }

    /**
     * @param kind always {@code event}
     * @param type from ECS's closed list
     * @param outcome {@code success} or {@code failure}, where the event is one
     * @param sequence place in the stream it was recorded in
     * @param created when it was recorded
     */
    public record Event(
            String kind,
            String action,
            String type,
            @Nullable String outcome,
            long sequence,
            Instant created,
            String id) {}

    public record User(String id) {}

    /**
     * @param id the journey that speaks for it
     * @param stream the journey it was recorded in; another than {@code id} where journeys were merged
     * @param text every personal text of the event, opened
     */
    public record Journey(
            String id,
            String stream,
            Family family,
            boolean late,
            @Nullable Channel channel,
            @Nullable Direction direction,
            @Nullable BigDecimal amount,
            @Nullable String currency,
            @Nullable Long points,
            @Nullable Instrument instrument,
            @Nullable Integer score,
            @Nullable String complaintId,
            @Nullable String orderId,
            @Nullable String contactId,
            @Nullable String promiseId,
            @Nullable String contractId,
            @Nullable String product,
            @Nullable String source,
            @Nullable String sourceId,
            List<String> text) {}
}
