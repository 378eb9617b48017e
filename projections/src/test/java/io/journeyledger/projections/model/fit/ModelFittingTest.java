package io.journeyledger.projections.model.fit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.journeyledger.ledger.IdentityEvent.JourneysMerged;
import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Money;
import io.journeyledger.ledger.Provenance;
import io.journeyledger.ledger.PurchaseEvent.PurchaseMade;
import io.journeyledger.ledger.PurchaseEvent.PurchaseReturned;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.Couple;
import io.journeyledger.projections.LedgerInMemory;
import io.journeyledger.projections.PolicyFile;
import io.journeyledger.projections.fold.Buyer;
import io.journeyledger.projections.model.Cdnow;
import io.journeyledger.projections.policy.ModelsPolicy;
import io.journeyledger.projections.policy.Policy;
import io.journeyledger.projections.replay.DeadLetters;
import io.journeyledger.projections.replay.FutureTimeException;
import io.journeyledger.projections.replay.Stories;
import io.journeyledger.projections.replay.UnfoldableException;
import io.journeyledger.store.codec.EventCodec;
import io.journeyledger.store.operation.DeadLetterTable;
import io.journeyledger.store.reading.RawEvent;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelFittingTest {

    private static final InstantSource NOW = InstantSource.fixed(Instant.parse("2026-11-29T12:00:00Z"));

    private static final Policy POLICY = PolicyFile.standard();

    private final List<Recorded> events = new ArrayList<>();

    private void record(String journey, JourneyEvent event) {
        JourneyId id = new JourneyId(journey);
        long sequence = events.stream().filter(e -> e.journey().equals(id)).count();
        long position = events.size() + 1L;
        events.add(new Recorded(
                position, id, sequence, event.occurredAt(), event, Provenance.of("test", Long.toString(position))));
    }

    private static PurchaseMade bought(String at, String amount, String currency) {
        return new PurchaseMade(Instant.parse(at), "O" + at, List.of(), Money.of(amount, currency), null);
    }

    private void twoWhoAreOne() {
        record("J1", bought("2026-01-01T10:00:00Z", "10.00", "USD"));
        record("J2", bought("2026-01-08T10:00:00Z", "20.00", "USD"));
        JourneysMerged merged = new JourneysMerged(
                Instant.parse("2026-03-01T10:00:00Z"), new JourneyId("J1"), new JourneyId("J2"), "same person");
        record("J1", merged);
        record("J2", merged);
    }

    private List<Buyer> read(String until) {
        return List.copyOf(
                read(new LedgerInMemory(events), DeadLetters.inMemory(), until).customers());
    }

    private static Buyers read(LedgerInMemory ledger, DeadLetters letters, String until) {
        return Buyers.of(new Stories(ledger, EventCodec.standard(), letters), POLICY.models(), LocalDate.parse(until));
    }

    private static ModelFitting fitting(LedgerInMemory ledger, String yaml) {
        return new ModelFitting(new Stories(ledger, EventCodec.standard(), DeadLetters.inMemory()), POLICY, yaml, NOW);
    }

    private static UnfoldableException fault(RawEvent event) {
        return new UnfoldableException(
                new JourneyId(event.journey()),
                event.sequence(),
                event.position(),
                event.eventId(),
                "spoilt",
                new IllegalStateException());
    }

    @Test
    void a_customer_of_whom_an_event_cannot_be_told_is_left_out_and_the_event_is_named() {
        record("J1", bought("2026-01-01T10:00:00Z", "10.00", "USD"));
        record("J1", bought("2026-01-08T10:00:00Z", "20.00", "USD"));
        record("J2", bought("2026-01-02T10:00:00Z", "30.00", "USD"));
        LedgerInMemory ledger = new LedgerInMemory(events);
        ledger.damage(ledger.read(1, 1).getFirst());

        Buyers read = read(ledger, DeadLetters.inMemory(), "2026-01-31");

        assertThat(read.customers())
                .singleElement()
                .satisfies(customer -> assertThat(customer.monetary()).isEqualTo(30));
        assertThat(read.leftOut()).isEqualTo(1);
        assertThat(read.untold()).singleElement().satisfies(untold -> {
            assertThat(untold.eventId()).isEqualTo("J1.1");
            assertThat(untold.position()).isEqualTo(2);
            assertThat(untold.reason()).startsWith("A stored PurchaseMade").doesNotContain("J1.1");
        });
    }

    @Test
    void two_of_whose_merge_one_half_is_evicted_are_two_customers() {
        twoWhoAreOne();
        DeadLetters letters = DeadLetters.inMemory();
        Couple.evict(letters, events.getLast());

        Buyers read = read(new LedgerInMemory(events), letters, "2026-03-31");

        assertThat(read.leftOut()).isZero();
        assertThat(read.customers()).extracting(Buyer::monetary).containsExactlyInAnyOrder(10.0, 20.0);
    }

    @Test
    void an_evicted_event_is_left_out_and_the_rest_of_its_journey_counts() {
        record("J1", bought("2026-01-01T10:00:00Z", "10.00", "USD"));
        record("J1", bought("2026-01-08T10:00:00Z", "20.00", "USD"));
        record("J1", bought("2026-01-09T10:00:00Z", "40.00", "USD"));
        LedgerInMemory ledger = new LedgerInMemory(events);
        DeadLetters letters = DeadLetters.inMemory();
        RawEvent spoilt = ledger.read(1, 1).getFirst();
        ledger.damage(spoilt);
        letters.park(fault(spoilt));
        DeadLetterTable.Letter evicted = letters.find("J1.1").orElseThrow();
        letters.begin(evicted, true);
        letters.done(evicted);

        Buyers read = read(ledger, letters, "2026-01-31");

        assertThat(read.customers())
                .singleElement()
                .satisfies(customer -> assertThat(customer.monetary()).isEqualTo(50));
        assertThat(read.leftOut()).isZero();
        assertThat(read.untold()).isEmpty();
    }

    @Test
    void what_follows_a_parked_event_is_not_taken_for_silence_not_even_of_who_speaks_for_its_journey() {
        twoWhoAreOne();
        LedgerInMemory ledger = new LedgerInMemory(events);
        DeadLetters letters = DeadLetters.inMemory();
        letters.park(fault(ledger.read(1, 1).getFirst()));

        Buyers read = read(ledger, letters, "2026-01-31");

        assertThat(read.customers()).isEmpty();
        assertThat(read.leftOut()).as("both journeys").isEqualTo(2);
        assertThat(read.untold()).singleElement().isEqualTo(new Fitted.Untold("J2.0", 2, "spoilt"));
    }

    @Test
    void says_what_was_left_out_also_where_too_few_are_left() {
        record("J1", bought("2026-01-01T10:00:00Z", "10.00", "USD"));
        LedgerInMemory ledger = new LedgerInMemory(events);
        ledger.damage(ledger.read(0, 1).getFirst());
        ModelFitting fitting = fitting(ledger, new String(PolicyFile.standardText(), UTF_8));

        assertThatExceptionOfType(CannotFitException.class)
                .isThrownBy(() -> fitting.fit(LocalDate.parse("2026-01-31")))
                .withMessageContaining("Of 0 customers 0")
                .withMessageEndingWith("Left out: 1 journey because of events that cannot be told, such as J1.0"
                        + " (ops/ledger letters)");
    }

    @Test
    void counts_days_in_whatever_order_they_were_recorded_and_no_later_ones() {
        record("J1", bought("2026-01-20T10:00:00Z", "30.00", "USD"));
        record("J1", bought("2026-01-01T10:00:00Z", "10.00", "USD"));
        record("J1", bought("2026-01-20T23:59:59Z", "20.00", "USD"));
        record("J1", bought("2026-02-01T00:00:00Z", "90.00", "USD"));
        record(
                "J1",
                new PurchaseReturned(Instant.parse("2026-01-21T10:00:00Z"), "O1", "R1", Money.of("5.00", "USD"), null));

        assertThat(read("2026-01-31")).containsExactly(new Buyer(1, 19, 30, 50, 1, 3, 55.0));
    }

    @Test
    void compares_amounts_in_one_currency_and_leaves_unknown_ones_out() {
        record("J1", bought("2026-01-01T10:00:00Z", "10.00", "EUR"));
        record("J1", bought("2026-01-02T10:00:00Z", "20.00", "EUR"));
        record("J1", bought("2026-01-03T10:00:00Z", "7.00", "XTS"));

        Buyer buyer = read("2026-01-31").getFirst();

        assertThat(buyer.repeats()).isEqualTo(2);
        assertThat(buyer.amounts()).isEqualTo(1);
        assertThat(buyer.meanSpend()).isCloseTo(22, within(1e-9));
    }

    @Test
    void journeys_that_are_merged_are_one_customer() {
        twoWhoAreOne();

        assertThat(read("2026-01-31")).containsExactly(new Buyer(1, 7, 30, 20, 1, 2, 30.0));
    }

    @Test
    void writes_the_published_parameters_of_cdnow_into_the_policy_and_leaves_the_rest() {
        Cdnow.read()
                .forEach(purchase -> record(
                        "J" + purchase.customer(),
                        new PurchaseMade(
                                purchase.day().atTime(5, 0).toInstant(ZoneOffset.UTC),
                                "O" + events.size(),
                                List.of(),
                                Money.of(Double.toString(purchase.amount()), "USD"),
                                null)));
        record("JSPOILT", bought("1997-02-01T10:00:00Z", "10.00", "USD"));
        String yaml = new String(PolicyFile.standardText(), UTF_8);

        LedgerInMemory ledger = new LedgerInMemory(events);
        ledger.damage(ledger.read(events.size() - 1L, 1).getFirst());

        Fitted fitted = fitting(ledger, yaml).fit(Cdnow.CALIBRATED);

        assertThat(fitted.leftOut()).isEqualTo(1);
        assertThat(fitted.untold())
                .singleElement()
                .satisfies(untold -> assertThat(untold.eventId()).isEqualTo("JSPOILT.0"));

        assertThat(fitted.customers()).isEqualTo(2_357);
        assertThat(fitted.repeaters()).isEqualTo(946);
        assertThat(fitted.purchases().logLikelihood()).isCloseTo(-9_582.43, within(0.005));
        assertThat(fitted.purchases().frequencies().getFirst())
                .isEqualTo(new Fitted.Frequency(
                        "0", 1_411, fitted.purchases().frequencies().getFirst().expected()));
        ModelsPolicy models =
                PolicyFile.parse(fitted.policy().getBytes(UTF_8), "fitted").models();
        assertThat(models.purchases().r()).isCloseTo(0.2426, within(5e-5));
        assertThat(models.purchases().alpha()).isCloseTo(4.4135, within(5e-4));
        assertThat(models.spend().gamma()).isCloseTo(15.44, within(0.005));
        assertThat(models.fittedUntil()).isEqualTo(Cdnow.CALIBRATED);
        assertThat(models.purchases().source()).startsWith("Fitted to the purchases of 2357 customers");
        assertThat(models.rfm())
                .as("the default's come from the same sample")
                .isEqualTo(POLICY.models().rfm());
        assertThat(fitted.policy()
                        .lines()
                        .filter(line -> line.strip().startsWith("#"))
                        .toList())
                .isEqualTo(yaml.lines()
                        .filter(line -> line.strip().startsWith("#"))
                        .toList());
        assertThat(fitted.policyVersion()).isNotEqualTo(POLICY.version());
    }

    @Test
    void nobody_is_scored_beside_those_of_whose_money_the_worth_is_not_known() {
        record("J1", bought("2026-01-01T10:00:00Z", "10.00", "USD"));
        record("J2", bought("2026-01-02T10:00:00Z", "20.00", "USD"));
        Fitted.Rfm dollars = ModelFitting.rfm(read("2026-01-31"));

        for (int i = 3; i < 9; i++) {
            record("J" + i, bought("2026-01-0" + i + "T10:00:00Z", "500.00", "XTS"));
        }

        assertThat(ModelFitting.rfm(read("2026-01-31"))).isEqualTo(dollars);
    }

    private static ModelFitting ofAnEmptyLedger() {
        return fitting(new LedgerInMemory(List.of()), new String(PolicyFile.standardText(), UTF_8));
    }

    @Test
    void takes_no_time_that_is_still_to_come_for_silence() {
        ModelFitting fitting = ofAnEmptyLedger();

        assertThatExceptionOfType(FutureTimeException.class)
                .isThrownBy(() -> fitting.fit(LocalDate.parse("2026-11-30")))
                .withMessage("until is '2026-11-30', which lies in the future: take 2026-11-29 or a day before it");
    }

    @Test
    void an_empty_ledger_tells_nothing() {
        ModelFitting fitting = ofAnEmptyLedger();

        assertThatExceptionOfType(CannotFitException.class)
                .isThrownBy(() -> fitting.fit(LocalDate.parse("2026-01-01")))
                .withMessageContaining("Of 0 customers 0");
    }
}
