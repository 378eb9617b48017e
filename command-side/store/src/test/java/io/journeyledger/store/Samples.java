package io.journeyledger.store;

import io.journeyledger.ledger.Channel;
import io.journeyledger.ledger.ContactEvent;
import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.PersonalText;
import io.journeyledger.ledger.Provenance;
import io.journeyledger.store.codec.ProvenanceMetadata;
import io.journeyledger.store.reading.LedgerReader;
import io.journeyledger.store.reading.RawEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Journeys and events for tests, and a unit of work to append them in. */
public final class Samples {

    public static final Instant OCCURRED = Instant.parse("2026-03-01T09:30:00Z");

    private Samples() {}

    public static JourneyId journey() {
        return new JourneyId(UUID.randomUUID().toString());
    }

    public static JourneyEvent contact(String contactId) {
        return contact(contactId, "1.abc");
    }

    public static JourneyEvent contact(String contactId, String cipher) {
        return new ContactEvent.ContactMade(
                OCCURRED,
                contactId,
                Channel.WEB,
                ContactEvent.Direction.INBOUND,
                "question",
                "agent-7",
                null,
                null,
                new PersonalText.Sealed(cipher));
    }

    public static DomainEventMessage<JourneyEvent> message(JourneyId journey, long sequence, JourneyEvent event) {
        return message(journey, sequence, event, Provenance.of("crm", journey + "/" + sequence));
    }

    public static DomainEventMessage<JourneyEvent> message(
            JourneyId journey, long sequence, JourneyEvent event, Provenance provenance) {
        return new GenericDomainEventMessage<>(
                "Journey", journey.value(), sequence, event, ProvenanceMetadata.of(provenance));
    }

    /** Contacts of one journey, numbered by their sequence. */
    public static List<DomainEventMessage<JourneyEvent>> contacts(JourneyId journey, int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(sequence -> message(journey, sequence, contact("c" + sequence)))
                .toList();
    }

    public static UnitOfWork<?> begin(StoreUnderTest store) {
        UnitOfWork<?> work = DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("work"));
        work.attachTransaction(store.transactions());
        return work;
    }

    public static void append(StoreUnderTest store, List<DomainEventMessage<JourneyEvent>> events) {
        UnitOfWork<?> work = begin(store);
        try {
            store.get(EventStore.class).publish(events);
        } catch (RuntimeException e) {
            work.rollback(e);
            throw e;
        }
        work.commit();
    }

    public static List<RawEvent> everything(LedgerReader reader, int page) {
        List<RawEvent> all = new ArrayList<>();
        long after = 0;
        while (true) {
            List<RawEvent> next = reader.read(after, page);
            if (next.isEmpty()) {
                return all;
            }
            all.addAll(next);
            after = next.getLast().position();
        }
    }
}
