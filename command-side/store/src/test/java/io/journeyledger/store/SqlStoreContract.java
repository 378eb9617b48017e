package io.journeyledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.JourneyId;
import java.time.Instant;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** What both databases must do besides. */
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

    @Test
    void whatCannotBeHandledIsParkedInOrder() {
        JourneyId journey = Samples.journey();
        SequencedDeadLetterQueue<EventMessage<?>> queue =
                store().get(DeadLetters.class).of("views");
        Samples.append(store(), Samples.contacts(journey, 0, 2));
        List<? extends DomainEventMessage<?>> events =
                store().events().readEvents(journey.value()).asStream().toList();

        inTransaction(() -> queue.enqueue(
                journey.value(),
                new GenericDeadLetter<>(journey.value(), events.get(0), new IllegalStateException("no such index"))));
        inTransaction(() ->
                queue.enqueueIfPresent(journey.value(), () -> new GenericDeadLetter<>(journey.value(), events.get(1))));

        assertThat(queue.sequenceSize(journey.value())).isEqualTo(2);
        assertThat(queue.deadLetterSequence(journey.value()))
                .extracting(letter -> (Object) letter.message().getPayload())
                .containsExactly(events.get(0).getPayload(), events.get(1).getPayload());
        inTransaction(
                () -> assertThat(queue.process(letter -> Decisions.evict())).isTrue());
        assertThat(queue.contains(journey.value())).isFalse();
    }

    private EventStorageEngine engine() {
        return store().get(EventStorageEngine.class);
    }
}
