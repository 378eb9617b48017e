package io.journeyledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.store.codec.EventCodec;
import io.journeyledger.store.codec.TrackedEvents;
import io.journeyledger.store.reading.RawEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.Test;

/** What every event store must do, whichever it is: be read in order, and be followed from where a reader is. */
public abstract class EventStoreContract extends AppendingContract {

    @Test
    void theLedgerIsFollowedFromAnyToken() throws Exception {
        JourneyId journey = Samples.journey();
        TrackingToken head = store().events().createHeadToken();
        Samples.append(store(), Samples.contacts(journey, 0, 4));

        List<TrackedEventMessage<?>> first = follow(head, 2);
        List<TrackedEventMessage<?>> rest = follow(first.getLast().trackingToken(), 2);

        assertThat(sequences(first)).containsExactly(0L, 1L);
        assertThat(sequences(rest)).containsExactly(2L, 3L);
        assertThat(first.getFirst().trackingToken()).isInstanceOf(GlobalSequenceTrackingToken.class);
        TrackedEvents tracked = store().get(TrackedEvents.class);
        Recorded recorded = tracked.recorded(first.getFirst());
        RawEvent row = store().reader().read(tracked.position(head), 1).getFirst();
        assertThat(recorded).isEqualTo(store().get(EventCodec.class).decode(row));
        assertThat(recorded.position()).isPositive();
        assertThat(tracked.token(recorded.position()))
                .isEqualTo(first.getFirst().trackingToken());
    }

    @Test
    void pagesOfAnySizeMakeTheSameOrderedWhole() {
        for (int i = 0; i < 5; i++) {
            Samples.append(store(), Samples.contacts(Samples.journey(), 0, 7));
        }

        List<RawEvent> inOne = Samples.everything(store().reader(), 10_000);
        List<RawEvent> inPages = Samples.everything(store().reader(), 3);

        assertThat(ids(inPages)).isEqualTo(ids(inOne));
        assertThat(inOne).extracting(RawEvent::position).isSorted().doesNotHaveDuplicates();
        assertThat(store().reader().head()).isEqualTo(inOne.getLast().position());
        assertThat(store().reader().count()).isEqualTo(inOne.size());
        assertThat(store().reader().read(inOne.getLast().position(), 10)).isEmpty();
    }

    @Test
    void aRowSaysWhatItsEventIs() {
        JourneyId journey = Samples.journey();
        JourneyEvent event = Samples.contact("c1");
        DomainEventMessage<JourneyEvent> message = Samples.message(journey, 0, event);
        Samples.append(store(), List.of(message));

        RawEvent row = store().reader().read(journey).getFirst();

        Recorded recorded = store().get(EventCodec.class).decode(row);
        assertThat(recorded.event()).isEqualTo(event);
        assertThat(recorded.journey()).isEqualTo(journey);
        assertThat(recorded.recordedAt()).isEqualTo(millis(message.getTimestamp()));
        assertThat(recorded.eventId()).isEqualTo(journey + ".0");
        assertThat(recorded.provenance().source()).isEqualTo("crm");
    }

    @Test
    void aStreamTellsTheSamePositionsAsTheOrderedLedger() {
        JourneyId one = Samples.journey();
        JourneyId other = Samples.journey();
        Samples.append(store(), Samples.contacts(one, 0, 2));
        Samples.append(store(), Samples.contacts(other, 0, 1));
        List<RawEvent> early = store().reader().read(one);
        Samples.append(store(), Samples.contacts(one, 2, 2));

        List<RawEvent> whole = store().reader().read(one);
        List<RawEvent> part = store().reader().read(one, 1, 2);
        List<RawEvent> inOrder = Samples.everything(store().reader(), 1_000).stream()
                .filter(row -> row.journey().equals(one.value()))
                .toList();

        assertThat(places(whole))
                .isEqualTo(places(inOrder))
                .startsWith(places(early).toArray(String[]::new));
        assertThat(places(part)).isEqualTo(places(whole).subList(1, 3));
        assertThat(store().reader().read(List.of(one, other)).get(other))
                .extracting(RawEvent::position)
                .allSatisfy(position ->
                        assertThat(position).isBetween(1L, whole.getLast().position()));
    }

    @Test
    void someJourneysAreReadAtOnce() {
        JourneyId one = Samples.journey();
        JourneyId other = Samples.journey();
        Samples.append(store(), Samples.contacts(one, 0, 2));
        Samples.append(store(), Samples.contacts(other, 0, 3));

        Map<JourneyId, List<RawEvent>> streams = store().reader().read(List.of(one, Samples.journey(), other));

        assertThat(streams).containsOnlyKeys(one, other);
        assertThat(streams.get(other)).extracting(RawEvent::sequence).containsExactly(0L, 1L, 2L);
        assertThat(store().reader().read(other, 1, 1))
                .extracting(RawEvent::sequence)
                .containsExactly(1L);
    }

    @Test
    void anOrderedPassSkipsNothingWhileOthersAppend() throws Exception {
        long before = store().reader().head();
        int writers = 4;
        int each = 40;
        List<String> seen = new ArrayList<>();

        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            List<Future<List<String>>> appended = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                appended.add(threads.submit(() -> {
                    List<String> own = new ArrayList<>();
                    for (int i = 0; i < each; i++) {
                        JourneyId journey = Samples.journey();
                        Samples.append(store(), Samples.contacts(journey, 0, 1 + i % 3));
                        store().reader().read(journey).forEach(row -> own.add(row.eventId()));
                    }
                    return own;
                }));
            }
            long after = before;
            Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
            boolean finished = false;
            while (!finished && Instant.now().isBefore(deadline)) {
                finished = appended.stream().allMatch(Future::isDone);
                for (List<RawEvent> page = store().reader().read(after, 17);
                        !page.isEmpty();
                        page = store().reader().read(after, 17)) {
                    assertThat(page.getFirst().position()).isGreaterThan(after);
                    page.forEach(row -> seen.add(row.eventId()));
                    after = page.getLast().position();
                }
            }
            List<String> all = new ArrayList<>();
            for (Future<List<String>> own : appended) {
                all.addAll(own.get());
            }
            assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
        }
    }

    @Test
    void aTokenIsClaimedStoredAndGoneOnWith() {
        String processor = "claimed";
        inTransaction(() -> store().tokens().initializeTokenSegments(processor, 1));
        inTransaction(() -> store().tokens().fetchToken(processor, 0));

        inTransaction(() -> store().tokens().storeToken(new GlobalSequenceTrackingToken(7), processor, 0));

        assertThat(token(processor)).isEqualTo(new GlobalSequenceTrackingToken(7));
        assertThat(store().tokens().fetchSegments(processor)).containsExactly(0);
        assertThatExceptionOfType(UnableToClaimTokenException.class)
                .isThrownBy(() -> inTransaction(() -> store().tokens().fetchToken("unknown", 0)));
    }

    @Test
    void aBatchThatFailsLeavesItsTokenWhereItWas() {
        String processor = "failing";
        inTransaction(() -> store().tokens().initializeTokenSegments(processor, 1, new GlobalSequenceTrackingToken(1)));
        inTransaction(() -> store().tokens().fetchToken(processor, 0));

        UnitOfWork<?> work = Samples.begin(store());
        store().tokens().storeToken(new GlobalSequenceTrackingToken(9), processor, 0);
        work.onPrepareCommit(batch -> {
            throw new IllegalStateException("the index is away");
        });
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(work::commit);

        assertThat(token(processor)).isEqualTo(new GlobalSequenceTrackingToken(1));
    }

    @Test
    void aBatchThatSucceedsMovesItsToken() {
        String processor = "succeeding";
        inTransaction(() -> store().tokens().initializeTokenSegments(processor, 1));
        inTransaction(() -> store().tokens().fetchToken(processor, 0));

        UnitOfWork<?> work = Samples.begin(store());
        store().tokens().storeToken(new GlobalSequenceTrackingToken(9), processor, 0);
        store().tokens().extendClaim(processor, 0);
        work.commit();

        assertThat(token(processor)).isEqualTo(new GlobalSequenceTrackingToken(9));
    }

    void inTransaction(Runnable work) {
        store().transactions().executeInTransaction(work);
    }

    private static List<String> places(List<RawEvent> rows) {
        return rows.stream()
                .map(row -> row.sequence() + " at " + row.position())
                .toList();
    }

    private TrackingToken token(String processor) {
        return store().transactions().fetchInTransaction(() -> store().tokens().fetchToken(processor, 0));
    }

    private List<TrackedEventMessage<?>> follow(TrackingToken token, int count) throws InterruptedException {
        List<TrackedEventMessage<?>> followed = new ArrayList<>();
        try (BlockingStream<TrackedEventMessage<?>> stream = store().events().openStream(token)) {
            while (followed.size() < count && stream.hasNextAvailable(10, TimeUnit.SECONDS)) {
                followed.add(stream.nextAvailable());
            }
        }
        return followed;
    }

    private static List<Long> sequences(List<TrackedEventMessage<?>> events) {
        return events.stream()
                .map(event -> ((DomainEventMessage<?>) event).getSequenceNumber())
                .toList();
    }

    private static List<String> ids(List<RawEvent> rows) {
        return rows.stream().map(RawEvent::eventId).toList();
    }
}
