package io.journeyledger.query.past;

import io.journeyledger.ledger.EventType;
import io.journeyledger.ledger.Family;
import io.journeyledger.ledger.PossibleSteps;
import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.CustomerDocument;
import io.journeyledger.projections.document.TimelineDocument;
import io.journeyledger.projections.policy.BusinessCalendar;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A complaint with the journey around it, as the ledger tells it now, or as of then.
 *
 * @param timeline of the whole journey, in the order in which it occurred
 * @param calendar whose business days its clocks count; none: they count days
 * @param now the instant it is told for
 */
public record CaseFile(
        ComplaintDocument complaint,
        CustomerDocument customer,
        List<TimelineDocument> timeline,
        @Nullable BusinessCalendar calendar,
        Instant now) {

    /** By which the customer is told something. */
    private static final Set<String> TELLING = Set.of(
            EventType.COMPLAINT_ACKNOWLEDGED.action(),
            EventType.HOLDING_REPLY_SENT.action(),
            EventType.COMPLAINT_ANSWERED.action(),
            EventType.REDRESS_GIVEN.action(),
            EventType.COMPLAINT_REFERRED.action());

    private static final Set<Family> TELLING_OF_BEFORE =
            Set.of(Family.CONTACT, Family.PURCHASE, Family.FEEDBACK, Family.COMPLAINT, Family.CHURN);

    private static final Set<String> MEETING = Set.of(EventType.CONTACT_MADE.action(), EventType.PROMISE_MADE.action());

    /** What happened to the complaint itself. */
    public List<TimelineDocument> events() {
        return timeline.stream().filter(this::isOwn).toList();
    }

    /** Purchases, contacts, promises, surveys and other complaints before it was lodged, the latest first. */
    public List<TimelineDocument> before(int most) {
        List<TimelineDocument> before = timeline.stream()
                .filter(event -> !isOwn(event) && event.timestamp().isBefore(complaint.lodgedAt()))
                .filter(event -> TELLING_OF_BEFORE.contains(event.journey().family()))
                .toList();
        return before.reversed().subList(0, Math.min(most, before.size()));
    }

    /** Each time that the customer was told something since, and each contact and promise. */
    public List<TimelineDocument> told() {
        return timeline.stream()
                .filter(event -> isOwn(event)
                        ? TELLING.contains(event.event().action())
                        : MEETING.contains(event.event().action())
                                && !event.timestamp().isBefore(complaint.lodgedAt()))
                .toList();
    }

    /** Steps of which the ledger learnt late. */
    public List<TimelineDocument> late() {
        return events().stream().filter(event -> event.journey().late()).toList();
    }

    public Map<String, TimelineDocument> byId() {
        return timeline.stream().collect(Collectors.toMap(TimelineDocument::id, Function.identity()));
    }

    /** How many steps it has; who acts says this number. */
    public int steps() {
        return complaint.history().size();
    }

    /** The steps that were recorded after somebody had seen so many. */
    public List<ComplaintDocument.Step> since(int seen) {
        return complaint.history().stream()
                .sorted(Comparator.comparing(ComplaintDocument.Step::recordedAt).thenComparingLong(CaseFile::sequence))
                .skip(Math.max(0, seen))
                .toList();
    }

    /** What can be done as it stands: nothing after an erasure, and as ever in a journey that is merged away. */
    public List<EventType> possible() {
        return customer.journey().erased() ? List.of() : PossibleSteps.of(complaint.state(), complaint.paused());
    }

    private boolean isOwn(TimelineDocument event) {
        return complaint.complaintId().equals(event.journey().complaintId())
                && event.journey().stream().equals(complaint.journey().stream());
    }

    private static long sequence(ComplaintDocument.Step step) {
        return Long.parseLong(step.eventId().substring(step.eventId().lastIndexOf('.') + 1));
    }
}
