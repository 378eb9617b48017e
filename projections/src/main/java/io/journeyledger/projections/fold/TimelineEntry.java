package io.journeyledger.projections.fold;

import io.journeyledger.ledger.EventType;
import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Provenance;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.document.TimelineDocument;
import java.time.Duration;

/** Brings one event into the form of the timeline. */
final class TimelineEntry {

    /** The only kind of the Elastic Common Schema that fits. */
    private static final String KIND = "event";

    private TimelineEntry() {}

    static TimelineDocument of(Recorded recorded, Standing standing, Reading reading) {
        JourneyEvent event = recorded.event();
        EventType type = EventType.of(event);
        Provenance provenance = recorded.provenance();
        return new TimelineDocument(
                event.occurredAt(),
                Sentences.english(event),
                new TimelineDocument.Event(
                        KIND,
                        type.action(),
                        EcsType.of(event),
                        EcsType.outcome(event),
                        recorded.sequence(),
                        recorded.recordedAt(),
                        recorded.eventId()),
                provenance.actor() == null ? null : new TimelineDocument.User(provenance.actor()),
                journey(recorded, type, standing.journey(), reading),
                reading.policy().version(),
                recorded.position());
    }

    private static TimelineDocument.Journey journey(
            Recorded recorded, EventType type, JourneyId speaker, Reading reading) {
        Facts facts = Facts.of(recorded.event());
        Provenance provenance = recorded.provenance();
        Duration delay = Duration.between(recorded.event().occurredAt(), recorded.recordedAt());
        return new TimelineDocument.Journey(
                speaker.value(),
                recorded.journey().value(),
                type.family(),
                delay.compareTo(reading.policy().timeline().lateAfter()) > 0,
                facts.channel(),
                facts.direction(),
                facts.money() == null ? null : facts.money().amount(),
                facts.money() == null ? null : facts.money().currency(),
                facts.points(),
                facts.instrument(),
                facts.score(),
                facts.complaintId(),
                facts.orderId(),
                facts.contactId(),
                facts.promiseId(),
                facts.contractId(),
                facts.product(),
                provenance.source().isEmpty() ? null : provenance.source(),
                provenance.id().isEmpty() ? null : provenance.id(),
                facts.texts().stream()
                        .map(text -> reading.texts().read(recorded.journey(), text))
                        .toList());
    }
}
