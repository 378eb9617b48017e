package io.journeyledger.store.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Provenance;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.store.EventStoreContract;
import io.journeyledger.store.Samples;
import io.journeyledger.store.codec.EventCodec;
import io.journeyledger.store.codec.ProvenanceMetadata;
import io.journeyledger.store.database.Database;
import io.journeyledger.store.reading.LedgerReader;
import io.journeyledger.store.reading.RawEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** What both databases must do with events besides. */
abstract class SqlStoreContract extends EventStoreContract {

    @Test
    void aTransactionSeesItsOwnEventsAndOthersDoNot() {
        JourneyId journey = Samples.journey();

        store().get(TransactionTemplate.class).executeWithoutResult(status -> {
            engine().appendEvents(Samples.contacts(journey, 0, 2));

            assertThat(engine().readEvents(journey.value()).asStream()).hasSize(2);
            assertThat(engine().lastSequenceNumberFor(journey.value())).contains(1L);
            assertThat(store().reader().read(journey)).isEmpty();
            status.setRollbackOnly();
        });

        assertThat(engine().readEvents(journey.value()).asStream()).isEmpty();
    }

    @Test
    void whoWaitsForEventsIsToldWhenTheirTransactionIsCommitted() throws Exception {
        LedgerEventStore events = new LedgerEventStore( // looks by itself once an hour
                EmbeddedEventStore.builder().storageEngine(engine()).fetchDelay(3_600_000));
        try (BlockingStream<TrackedEventMessage<?>> waiting = events.openStream(events.createHeadToken())) {
            store().get(TransactionTemplate.class).executeWithoutResult(status -> {
                UnitOfWork<?> work = Samples.begin(store());
                events.publish(Samples.contacts(Samples.journey(), 0, 1));
                work.commit();
                assertThat(arrives(waiting, 200)).as("not committed yet").isFalse();
            });

            assertThat(arrives(waiting, 10_000)).isTrue();
        } finally {
            events.shutDown();
        }
    }

    private static boolean arrives(BlockingStream<?> waiting, int milliseconds) {
        try {
            return waiting.hasNextAvailable(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void streamsThatAreReadAheadAreThoseThatAreLoaded() {
        JourneyId one = Samples.journey();
        JourneyId other = Samples.journey();
        JourneyId shortened = Samples.journey();
        JourneyId unknown = Samples.journey();
        List<JourneyId> all = List.of(other, unknown, one, shortened);
        Samples.append(store(), Samples.contacts(one, 0, 3));
        Samples.append(store(), Samples.contacts(other, 0, 2));
        Samples.append(store(), Samples.contacts(shortened, 0, 4));
        store().events()
                .storeSnapshot(new GenericDomainEventMessage<>("Journey", shortened.value(), 2, "after three events"));

        store().get(TransactionTemplate.class).executeWithoutResult(status -> {
            engine().appendEvents(Samples.contacts(other, 2, 1)); // which only this transaction sees
            Map<JourneyId, List<Object>> loaded = loaded(all);
            store().get(StreamsAhead.class)
                    .during(all.stream().map(JourneyId::value).toList(), () -> {
                        assertThat(loaded(all)).isEqualTo(loaded);
                        assertThat(engine().readEvents(one.value()).asStream())
                                .as("read ahead, where nobody asks for metadata")
                                .allSatisfy(
                                        event -> assertThat(event.getMetaData()).isEmpty());
                    });
            status.setRollbackOnly();
        });
    }

    @Test
    void streamsOfJourneysThatAreNotThereAreEmpty() {
        List<JourneyId> unknown = List.of(Samples.journey(), Samples.journey());

        store().get(StreamsAhead.class)
                .during(
                        unknown.stream().map(JourneyId::value).toList(),
                        () -> assertThat(loaded(unknown).values()).containsOnly(List.of()));
    }

    @Test
    void aPopulationIsEverybodyWithMetadataOnlyWhereItIsWanted() {
        for (int i = 0; i < 130; i++) {
            Samples.append(store(), Samples.contacts(Samples.journey(), 0, 1 + i % 3));
        }
        JourneyId grown = Samples.journey();
        Samples.append(store(), Samples.contacts(grown, 0, 1));
        long upTo = store().reader().head();
        Samples.append(store(), Samples.contacts(grown, 1, 1));
        Samples.append(store(), Samples.contacts(Samples.journey(), 0, 1));
        EventCodec codec = store().get(EventCodec.class);

        List<RawEvent> whole = everybody(upTo, true);
        List<RawEvent> facts = everybody(upTo, false);

        assertThat(codec.decode(whole))
                .isEqualTo(codec.decode(store().reader().read(0, 10_000).stream()
                        .filter(event -> event.position() <= upTo)
                        .toList()));
        assertThat(facts).allSatisfy(event -> assertThat(event.metadata()).isNull());
        assertThat(events(codec, facts)).isEqualTo(events(codec, whole));
    }

    private List<RawEvent> everybody(long upTo, boolean metadata) {
        LedgerReader.Population population = store().reader().population(upTo, metadata);
        return LongStream.rangeClosed(1, population.parts())
                .mapToObj(population::part)
                .flatMap(part -> part.values().stream())
                .flatMap(List::stream)
                .sorted(Comparator.comparingLong(RawEvent::position))
                .toList();
    }

    private static List<String> events(EventCodec codec, List<RawEvent> rows) {
        return rows.stream()
                .map(codec::decode)
                .map(event -> event.position() + " " + event.eventId() + " " + event.recordedAt() + " " + event.event())
                .toList();
    }

    private Map<JourneyId, List<Object>> loaded(List<JourneyId> journeys) {
        Map<JourneyId, List<Object>> loaded = new HashMap<>();
        for (JourneyId journey : journeys) {
            loaded.put(
                    journey,
                    store().events()
                            .readEvents(journey.value())
                            .asStream()
                            .<Object>map(event -> List.of(
                                    event.getSequenceNumber(),
                                    event.getPayload(),
                                    event.getTimestamp(),
                                    event.getIdentifier(),
                                    event.getType()))
                            .toList());
        }
        return loaded;
    }

    @Test
    void severalJourneysAreAppendedInOneBatch() {
        JourneyId one = Samples.journey();
        JourneyId other = Samples.journey();

        Samples.append(
                store(),
                List.of(
                        Samples.message(one, 0, Samples.contact("a")),
                        Samples.message(other, 0, Samples.contact("b")),
                        Samples.message(one, 1, Samples.contact("c"))));

        assertThat(store().reader().read(one)).hasSize(2);
        assertThat(store().reader().read(other)).hasSize(1);
    }

    @Test
    void whereAnEventCameFromIsReadAsItWasWrittenWhateverItHolds() {
        JourneyId journey = Samples.journey();
        List<Provenance> provenances = List.of(
                Provenance.of("crm", "1"),
                new Provenance("crm", "2", "agent-7", "tenant-1", null, null, null),
                new Provenance("crm", "3", "agent-7", "tenant-1", "c", "d", "00-e-f-01"),
                new Provenance("crm", "a \"quoted\" \\ id", "客服 \uD83D\uDE00", null, null, null, null),
                Provenance.of("", ""));
        List<DomainEventMessage<JourneyEvent>> events = new ArrayList<>();
        for (Provenance provenance : provenances) {
            events.add(Samples.message(journey, events.size(), Samples.contact("c"), provenance));
        }
        for (Provenance provenance : provenances) {
            events.add(Samples.message(journey, events.size(), Samples.contact("c"), Provenance.of("", ""))
                    .withMetaData(EntryMetadata.of(provenance)));
        }
        List<Provenance> twice = new ArrayList<>(provenances);
        twice.addAll(provenances);

        Samples.append(store(), events);

        assertThat(store().get(EventCodec.class).decode(store().reader().read(journey)))
                .extracting(Recorded::provenance)
                .isEqualTo(twice);
        assertThat(engine().readEvents(journey.value()).asStream())
                .extracting(event -> ProvenanceMetadata.from(event.getMetaData()))
                .isEqualTo(twice);
    }

    @Test
    void anOriginThatWasRolledBackIsNotTakenForTheNext() {
        JourneyId journey = Samples.journey();
        Provenance lost = Provenance.of("lost " + journey, "1");
        Provenance kept = Provenance.of("kept " + journey, "1");
        store().get(TransactionTemplate.class).executeWithoutResult(status -> {
            engine().appendEvents(Samples.message(journey, 0, Samples.contact("c"), lost));
            assertThat(engine().readEvents(journey.value()).asStream()).hasSize(1);
            status.setRollbackOnly();
        });

        Samples.append(store(), List.of(Samples.message(journey, 0, Samples.contact("c"), kept)));

        assertThat(store().get(EventCodec.class).decode(store().reader().read(journey)))
                .extracting(Recorded::provenance)
                .containsExactly(kept);
    }

    @Test
    void metadataThatStandsWholeInItsRowAsBeforeOriginsIsStillRead() {
        JourneyId journey = Samples.journey();
        Samples.append(store(), Samples.contacts(journey, 0, 1));
        new JdbcTemplate(store().get(Database.class).writer())
                .update(
                        "INSERT INTO domain_event (journey, sequence, type, recorded_at, payload, metadata)"
                                + " SELECT journey, 1, type, recorded_at, payload, ? FROM domain_event"
                                + " WHERE journey = (SELECT number FROM journey WHERE id = ?)",
                        "{\"source\":\"old\",\"id\":\"7\"}",
                        journey.value());

        assertThat(store().get(EventCodec.class).decode(store().reader().read(journey)))
                .extracting(recorded -> recorded.provenance().source())
                .containsExactly("crm", "old");
    }

    @Test
    void anEventThatBelongsToNoJourneyIsNotKept() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> engine().appendEvents(GenericEventMessage.asEventMessage(Samples.contact("c"))))
                .withMessageContaining("Only events of a journey");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> engine().appendEvents(new GenericDomainEventMessage<>(
                        "Journey", Samples.journey().value(), 0, "anything")))
                .withMessageContaining("java.lang.String");
    }

    @Test
    void theLedgerIsFollowedFromAnInstant() {
        Instant later = Instant.parse("2099-12-31T00:00:00Z");
        JourneyId journey = Samples.journey();
        DomainEventMessage<JourneyEvent> first = Samples.message(journey, 0, Samples.contact("before"));
        Samples.append(store(), List.of(first));
        long before = store().reader().head();
        DomainEventMessage<JourneyEvent> second = Samples.message(journey, 1, Samples.contact("after"));
        Samples.append(
                store(),
                List.of(new GenericDomainEventMessage<>(
                        "Journey", journey.value(), 1, second.getPayload(), second.getMetaData(), "id", later)));

        assertThat(engine().createTokenAt(later)).isEqualTo(new GlobalSequenceTrackingToken(before));
        assertThat(engine().createTokenAt(later.plusSeconds(1))).isEqualTo(engine().createHeadToken());
        assertThat(engine().createTokenAt(Instant.EPOCH)).isEqualTo(new GlobalSequenceTrackingToken(0));
    }

    private EventStorageEngine engine() {
        return store().get(EventStorageEngine.class);
    }
}
