package io.journeyledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.store.codec.EventCodec;
import io.journeyledger.store.reading.RawEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.axonframework.common.AxonException;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;

/** What every event store must do with what is appended to it. */
public abstract class AppendingContract extends StoreContract {

    @Test
    void eventsComeBackInOrderWithAllTheyCarried() {
        JourneyId journey = Samples.journey();
        List<DomainEventMessage<JourneyEvent>> events = Samples.contacts(journey, 0, 3);

        Samples.append(store(), events);

        List<? extends DomainEventMessage<?>> read =
                store().events().readEvents(journey.value()).asStream().toList();
        assertThat(read).extracting(DomainEventMessage::getPayload).isEqualTo(payloads(events));
        assertThat(read).extracting(DomainEventMessage::getSequenceNumber).containsExactly(0L, 1L, 2L);
        assertThat(read).extracting(DomainEventMessage::getType).containsOnly("Journey");
        assertThat(read.get(1).getTimestamp()).isEqualTo(millis(events.get(1).getTimestamp()));
        assertThat(read.get(1).getMetaData())
                .containsEntry("source", "crm")
                .containsEntry("id", journey + "/1")
                .hasSize(2);
        assertThat(store().events().lastSequenceNumberFor(journey.value())).contains(2L);
    }

    @Test
    void anUnknownJourneyHasNoEvents() {
        JourneyId journey = Samples.journey();

        assertThat(store().events().readEvents(journey.value()).asStream()).isEmpty();
        assertThat(store().events().lastSequenceNumberFor(journey.value())).isEmpty();
        assertThat(store().reader().read(journey)).isEmpty();
    }

    @Test
    void aStreamIsReadFromAnyPlace() {
        JourneyId journey = Samples.journey();
        Samples.append(store(), Samples.contacts(journey, 0, 5));

        assertThat(store().events().readEvents(journey.value(), 3).asStream())
                .extracting(DomainEventMessage::getSequenceNumber)
                .containsExactly(3L, 4L);
    }

    @Test
    void aSecondEventAtTheSamePlaceIsRefusedAsConcurrent() {
        JourneyId journey = Samples.journey();
        Samples.append(store(), Samples.contacts(journey, 0, 2));

        Throwable refusal = catchThrowable(() -> Samples.append(store(), Samples.contacts(journey, 1, 1)));

        assertThat(refusal).isInstanceOf(ConcurrencyException.class);
        assertThat(store().reader().read(journey)).hasSize(2);
    }

    @Test
    void aJourneyBegunTwiceIsRefused() {
        JourneyId journey = Samples.journey();
        Samples.append(store(), Samples.contacts(journey, 0, 1));

        Throwable refusal = catchThrowable(() -> Samples.append(store(), Samples.contacts(journey, 0, 1)));

        assertThat(refusal).isInstanceOfAny(AggregateStreamCreationException.class, ConcurrencyException.class);
        assertThat(store().reader().read(journey)).hasSize(1);
    }

    @Test
    void ofManyThatAppendAtTheSamePlaceOneWins() throws Exception {
        JourneyId journey = Samples.journey();
        Samples.append(store(), Samples.contacts(journey, 0, 1));
        int rivals = 6;
        CyclicBarrier together = new CyclicBarrier(rivals);

        List<Boolean> won = inParallel(rivals, number -> {
            together.await(10, TimeUnit.SECONDS);
            try {
                Samples.append(store(), List.of(Samples.message(journey, 1, Samples.contact("rival" + number))));
                return true;
            } catch (ConcurrencyException e) {
                return false;
            }
        });

        assertThat(won).containsOnlyOnce(true);
        assertThat(store().reader().read(journey)).hasSize(2);
    }

    @Test
    void ofManyThatBeginTheSameJourneyOneWins() throws Exception {
        JourneyId journey = Samples.journey();
        int rivals = 6;
        CyclicBarrier together = new CyclicBarrier(rivals);

        List<Boolean> won = inParallel(rivals, number -> {
            together.await(10, TimeUnit.SECONDS);
            try {
                Samples.append(store(), Samples.contacts(journey, 0, 2));
                return true;
            } catch (AxonException e) {
                assertThat(e).isInstanceOfAny(AggregateStreamCreationException.class, ConcurrencyException.class);
                return false;
            }
        });

        assertThat(won).containsOnlyOnce(true);
        assertThat(store().reader().read(journey)).hasSize(2);
    }

    @Test
    void whatIsRolledBackWasNever() {
        JourneyId journey = Samples.journey();
        UnitOfWork<?> work = Samples.begin(store());
        store().events().publish(Samples.contacts(journey, 0, 2));

        work.rollback(new IllegalStateException("changed our mind"));

        assertThat(store().reader().read(journey)).isEmpty();
        assertThat(store().events().lastSequenceNumberFor(journey.value())).isEmpty();
    }

    @Test
    void theLatestSnapshotIsTheOneThatCounts() {
        JourneyId journey = Samples.journey();
        Samples.append(store(), Samples.contacts(journey, 0, 4));

        store().events().storeSnapshot(snapshot(journey, 1, "early"));
        awaitSnapshot(journey, "early", 1, 3);
        store().events().storeSnapshot(snapshot(journey, 3, "late"));
        awaitSnapshot(journey, "late", 3, 1);
    }

    /** Axon Server keeps snapshots without being waited for. */
    private void awaitSnapshot(JourneyId journey, String state, long sequence, int messages) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            List<? extends DomainEventMessage<?>> read =
                    store().events().readEvents(journey.value()).asStream().toList();
            assertThat(read).hasSize(messages);
            assertThat(read.getFirst().getPayload()).isEqualTo(state);
            assertThat(read.getFirst().getSequenceNumber()).isEqualTo(sequence);
        });
    }

    @Test
    void aPayloadOf64KibibytesIsKept() {
        JourneyId journey = Samples.journey();
        JourneyEvent large = Samples.contact("large", "1." + "x".repeat(64 * 1024));

        Samples.append(store(), List.of(Samples.message(journey, 0, large)));

        assertThat(store().events().readEvents(journey.value()).next().getPayload())
                .isEqualTo(large);
    }

    @Test
    void everyScriptIsKept() {
        JourneyId journey = Samples.journey();
        JourneyEvent event = Samples.contact("客戶投訴 – ñandú – 👩‍👩‍👧 – \u0001\"\\");

        Samples.append(store(), List.of(Samples.message(journey, 0, event)));

        assertThat(store().events().readEvents(journey.value()).next().getPayload())
                .isEqualTo(event);
        assertThat(store().get(EventCodec.class)
                        .decode(store().reader().read(journey))
                        .getFirst()
                        .event())
                .isEqualTo(event);
    }

    @Test
    void whatWasAppendedIsThereAfterARestart() {
        JourneyId journey = Samples.journey();
        Samples.append(store(), Samples.contacts(journey, 0, 3));
        long head = store().reader().head();
        long count = store().reader().count();
        close();

        open();

        assertThat(store().reader().read(journey)).hasSize(3);
        assertThat(store().reader().head()).isEqualTo(head);
        assertThat(store().reader().count()).isEqualTo(count);
        Samples.append(store(), Samples.contacts(journey, 3, 1));
        assertThat(store().reader().read(journey))
                .extracting(RawEvent::sequence)
                .containsExactly(0L, 1L, 2L, 3L);
    }

    private static DomainEventMessage<?> snapshot(JourneyId journey, long sequence, String state) {
        return new GenericDomainEventMessage<>("Journey", journey.value(), sequence, state);
    }

    private static List<Object> payloads(List<DomainEventMessage<JourneyEvent>> events) {
        return events.stream().<Object>map(DomainEventMessage::getPayload).toList();
    }

    static Instant millis(Instant instant) {
        return instant.truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
    }

    /** A piece of work that is told its number. */
    @FunctionalInterface
    public interface Numbered<T> {
        T run(int number) throws Exception;
    }

    public static <T> List<T> inParallel(int count, Numbered<T> work) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
            List<Callable<T>> all = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                all.add(() -> work.run(number));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(all, 60, TimeUnit.SECONDS)) {
                results.add(result.get());
            }
            return results;
        }
    }
}
