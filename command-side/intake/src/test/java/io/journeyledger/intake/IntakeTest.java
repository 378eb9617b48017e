package io.journeyledger.intake;

import static io.journeyledger.intake.Entries.customer;
import static io.journeyledger.intake.Entries.entry;
import static io.journeyledger.intake.Entries.purchase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.journeyledger.ledger.EventType;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.store.codec.EventCodec;
import io.journeyledger.store.reading.LedgerReader;
import io.journeyledger.store.reading.RawEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class IntakeTest extends RunningIntake {

    @Test
    void whatAnotherProcessAppendedMeanwhileIsReadAndTheTransactionIsDoneAgain() {
        // given a journey that is remembered, and an event of it that this process did not append
        intake.record(purchase("o1", "ann@example.org"));
        program.get(JdbcTemplate.class)
                .update("INSERT INTO domain_event (journey, sequence, type, recorded_at, payload, metadata, origin)"
                        + " SELECT journey, 2, type, recorded_at, payload, metadata, origin FROM domain_event"
                        + " WHERE sequence = 1");

        // when the same append begins another journey first
        List<Outcome> outcomes = intake.record(
                List.of(List.of(purchase("o2", "bob@example.org")), List.of(purchase("o3", "ann@example.org"))));

        // then
        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Recorded.class));
        assertThat(((Outcome.Recorded) outcomes.get(1)).firstSequence()).isEqualTo(3);
    }

    @Test
    void whatAnErrorUndidIsNotBuiltUpon() {
        JourneyId ann = ((Outcome.Recorded) intake.record(purchase("o1", "ann@example.org"))).journey();
        assertThatThrownBy(() ->
                        intake.record(List.of(intake.prepare(List.of(purchase("o2", "ann@example.org")))), _ -> {
                            throw new StackOverflowError("deep");
                        }))
                .hasStackTraceContaining("deep");

        intake.record(purchase("o3", "ann@example.org"));

        assertThat(program.get(LedgerReader.class).read(ann))
                .extracting(RawEvent::sequence)
                .containsExactly(0L, 1L, 2L);
    }

    @Test
    void theSameSourceAndIdIsRecordedOnceAndAnsweredTheSame() {
        Outcome.Recorded first = (Outcome.Recorded) intake.record(purchase("o1", "ann@example.org"));
        Outcome again = intake.record(purchase("o1", "ann@example.org"));

        assertThat(again).isEqualTo(new Outcome.Duplicate(first.journey(), first.firstSequence(), first.events()));
        assertThat(program.get(LedgerReader.class).count()).isEqualTo(2);
    }

    /** Two companies whose systems count alike. */
    @Test
    void theSameSourceAndIdOfAnotherTenantIsAnotherEntry() {
        for (String tenant : List.of("shop-a", "shop-b")) {
            assertThat(intake.record(ofTenant(tenant))).isInstanceOf(Outcome.Recorded.class);
        }

        assertThat(intake.record(ofTenant("shop-a"))).isInstanceOf(Outcome.Duplicate.class);
    }

    private static Entry ofTenant(String tenant) {
        return Entries.parse("{'specversion':'1.0','id':'o1','source':'test','tenant':'" + tenant
                + "','type':'io.journeyledger.purchase.made.v1','time':'2026-03-02T09:30:00Z','data':{"
                + customer("ann@example.org") + ",'orderId':'" + tenant
                + "','total':{'amount':10,'currency':'EUR'}}}");
    }

    @Test
    void aDuplicateWithinOneCallIsFoundToo() {
        List<Outcome> outcomes = intake.record(
                List.of(List.of(purchase("o1", "ann@example.org")), List.of(purchase("o1", "ann@example.org"))));

        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Recorded.class);
        assertThat(outcomes.get(1)).isInstanceOf(Outcome.Duplicate.class);
    }

    @Test
    void aDuplicateIsFoundAfterARestart() {
        intake.record(purchase("o1", "ann@example.org"));
        program.close();
        start();

        assertThat(intake.record(purchase("o1", "ann@example.org"))).isInstanceOf(Outcome.Duplicate.class);
        assertThat(intake.record(purchase("o2", "ann@example.org"))).isInstanceOf(Outcome.Recorded.class);
    }

    @Test
    void concurrentSendersOfTheSameEntriesRecordEachOnce() throws Exception {
        Set<JourneyId> journeys = ConcurrentHashMap.newKeySet();
        int senders = 8;
        int entries = 50;
        try (ExecutorService pool = Executors.newFixedThreadPool(senders)) {
            List<Callable<Integer>> tasks = new ArrayList<>();
            for (int sender = 0; sender < senders; sender++) {
                tasks.add(() -> {
                    int recorded = 0;
                    for (int i = 0; i < entries; i++) {
                        Outcome outcome = intake.record(purchase("o" + i, "ann" + i % 5 + "@example.org"));
                        journeys.add(journey(outcome));
                        recorded += outcome instanceof Outcome.Recorded ? 1 : 0;
                    }
                    return recorded;
                });
            }
            int recorded = 0;
            for (Future<Integer> done : pool.invokeAll(tasks)) {
                recorded += done.get();
            }
            assertThat(recorded).isEqualTo(entries);
        }
        assertThat(journeys).as("one journey for each of five customers").hasSize(5);
        assertThat(program.get(LedgerReader.class).count()).isEqualTo(entries + 5);
    }

    @Test
    void eachEntryOfACallIsAnsweredItsOwnPlaceInTheStream() {
        List<Outcome> outcomes = intake.record(List.of(
                List.of(purchase("o1", "ann@example.org")),
                List.of(purchase("o2", "ann@example.org")),
                List.of(purchase("o3", "ann@example.org"))));

        JourneyId ann = journey(outcomes.getFirst());
        assertThat(outcomes)
                .containsExactly(
                        new Outcome.Recorded(ann, 0, 2),
                        new Outcome.Recorded(ann, 2, 1),
                        new Outcome.Recorded(ann, 3, 1));
    }

    @Test
    void moreJourneysThanAUnitOfWorkHoldsAreRecordedTogetherOrNotAtAll() {
        List<EntryGroup> prepared = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            prepared.add(intake.prepare(List.of(purchase("o" + i, "ann" + i + "@example.org"))));
        }
        List<EntryGroup> groups = intake.foresight().seal(prepared); // the same ids of journeys both times
        assertThatThrownBy(() -> intake.record(groups, _ -> {
                    throw new IllegalStateException("thought better of it");
                }))
                .hasMessage("thought better of it");
        assertThat(program.get(LedgerReader.class).count()).isZero();

        // Another begins first: it gets the number in rows that one of the others had.
        JourneyId bob = journey(intake.record(purchase("b", "bob@example.org")));
        List<Outcome> outcomes = intake.record(groups, _ -> {});

        assertThat(outcomes)
                .hasSize(600)
                .allSatisfy(outcome -> assertThat(stream(program, journey(outcome)))
                        .containsExactly(EventType.CUSTOMER_IDENTIFIED, EventType.PURCHASE_MADE));
        assertThat(stream(program, bob)).containsExactly(EventType.CUSTOMER_IDENTIFIED, EventType.PURCHASE_MADE);
        assertThat(intake.record(purchase("b", "bob@example.org"))).isEqualTo(new Outcome.Duplicate(bob, 0, 2));
    }

    @Test
    void aRefusedEntryCanBeCorrectedAndSentAgainUnderItsId() {
        String returned = "{" + customer("ann@example.org")
                + ",'orderId':'o1','returnId':'r','amount':{'amount':%s,'currency':'EUR'}}";
        intake.record(purchase("o1", "ann@example.org"));
        assertThat(code(intake.record(entry("r1", "purchase.returned", returned.formatted("11")))))
                .isEqualTo("return-exceeds-purchase");

        assertThat(intake.record(entry("r1", "purchase.returned", returned.formatted("10"))))
                .isInstanceOf(Outcome.Recorded.class);
    }

    @Test
    void aGroupStandsOrFallsAsOne() {
        Outcome outcome = intake.record(List.of(List.of(
                        purchase("o1", "ann@example.org"),
                        entry("k", "complaint.closed", "{" + customer("ann@example.org") + ",'complaintId':'none'}"))))
                .getFirst();

        assertThat(code(outcome)).isEqualTo("complaint-unknown");
        assertThat(program.get(LedgerReader.class).count()).isZero();
    }

    @Test
    void noPersonalTextStandsInTheFileInClear() {
        intake.record(
                entry(
                        "c1",
                        "contact.made",
                        "{" + customer("ann@example.org")
                                + ",'contactId':'c1','channel':'CHAT','direction':'INBOUND','purpose':'q','summary':'my secret'}"));

        String payloads = String.valueOf(
                program.get(JdbcTemplate.class).queryForList("SELECT payload FROM domain_event", String.class));
        assertThat(payloads).contains("CHAT").doesNotContain("secret", "ann@");
    }

    @Test
    void aLongJourneyGoesOnFromItsSnapshot() {
        List<List<Entry>> many = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            many.add(List.of(purchase("o" + i, "ann@example.org")));
        }
        JourneyId ann = journey(intake.record(many).getFirst());
        program.close();
        start();

        assertThat(code(intake.record(entry(
                        "again",
                        "purchase.made",
                        "{" + customer("ann@example.org")
                                + ",'orderId':'o3','total':{'amount':10,'currency':'EUR'}}"))))
                .isEqualTo("order-already-recorded");
        assertThat(program.get(JdbcTemplate.class).queryForObject("SELECT count(*) FROM snapshot_event", Integer.class))
                .isPositive();
        assertThat(stream(program, ann)).hasSize(601);
    }

    static String code(Outcome outcome) {
        return outcome instanceof Outcome.Rejected(Rejection rejection) ? rejection.code() : outcome.toString();
    }

    static JourneyId journey(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Recorded recorded -> recorded.journey();
            case Outcome.Duplicate duplicate -> duplicate.journey();
            case Outcome.Rejected(Rejection rejection) -> throw new AssertionError(rejection.toString());
        };
    }

    static List<EventType> stream(TestProgram program, JourneyId journey) {
        return program
                .get(EventCodec.class)
                .decode(program.get(LedgerReader.class).read(journey))
                .stream()
                .map(Recorded::event)
                .map(EventType::of)
                .toList();
    }
}
