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
import io.journeyledger.projections.LedgerInMemory;
import io.journeyledger.projections.PolicyFile;
import io.journeyledger.projections.model.Cdnow;
import io.journeyledger.projections.policy.ModelsPolicy;
import io.journeyledger.projections.policy.Policy;
import io.journeyledger.store.EventCodec;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    private List<Purchases> read(String until) {
        return PurchaseReader.read(
                new LedgerInMemory(events), EventCodec.standard(), POLICY.models(), LocalDate.parse(until));
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

        List<Purchases> customers = read("2026-01-31");

        assertThat(customers).hasSize(1);
        assertThat(customers.getFirst().buyer(day("2026-01-31"))).isEqualTo(new Buyer(1, 19, 30, 50, 1));
        assertThat(customers.getFirst().count()).isEqualTo(3);
        assertThat(customers.getFirst().monetary()).isCloseTo(55, within(1e-9));
    }

    @Test
    void compares_amounts_in_one_currency_and_leaves_unknown_ones_out() {
        record("J1", bought("2026-01-01T10:00:00Z", "10.00", "EUR"));
        record("J1", bought("2026-01-02T10:00:00Z", "20.00", "EUR"));
        record("J1", bought("2026-01-03T10:00:00Z", "7.00", "XTS"));

        Buyer buyer = read("2026-01-31").getFirst().buyer(day("2026-01-31"));

        assertThat(buyer.repeats()).isEqualTo(2);
        assertThat(buyer.amounts()).isEqualTo(1);
        assertThat(buyer.meanSpend()).isCloseTo(22, within(1e-9));
    }

    @Test
    void journeys_that_are_merged_are_one_customer() {
        record("J1", bought("2026-01-01T10:00:00Z", "10.00", "USD"));
        record("J2", bought("2026-01-08T10:00:00Z", "20.00", "USD"));
        JourneysMerged merged = new JourneysMerged(
                Instant.parse("2026-03-01T10:00:00Z"), new JourneyId("J1"), new JourneyId("J2"), "same person");
        record("J1", merged);
        record("J2", merged);

        assertThat(read("2026-01-31"))
                .singleElement()
                .satisfies(customer ->
                        assertThat(customer.buyer(day("2026-01-31"))).isEqualTo(new Buyer(1, 7, 30, 20, 1)));
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
        String yaml = new String(PolicyFile.standardText(), UTF_8);

        Fitted fitted = new ModelFitting(new LedgerInMemory(events), EventCodec.standard(), POLICY, yaml, NOW)
                .fit(Cdnow.CALIBRATED);

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

    private static ModelFitting ofAnEmptyLedger() {
        return new ModelFitting(
                new LedgerInMemory(List.of()),
                EventCodec.standard(),
                POLICY,
                new String(PolicyFile.standardText(), UTF_8),
                NOW);
    }

    @Test
    void takes_no_time_that_is_still_to_come_for_silence() {
        ModelFitting fitting = ofAnEmptyLedger();

        assertThatExceptionOfType(CannotFitException.class)
                .isThrownBy(() -> fitting.fit(LocalDate.parse("2026-11-30")))
                .withMessageContaining("2026-11-30, which lies in the future: take 2026-11-29");
    }

    @Test
    void an_empty_ledger_tells_nothing() {
        ModelFitting fitting = ofAnEmptyLedger();

        assertThatExceptionOfType(CannotFitException.class)
                .isThrownBy(() -> fitting.fit(LocalDate.parse("2026-01-01")))
                .withMessageContaining("Of 0 customers 0");
    }

    @Test
    void changes_values_only_and_keeps_comments_behind_them() {
        String yaml = """
                # r: 1
                models:
                  r: 0.5   # half
                  purchases:
                    r: 0.243 # published
                    source: "a # in it" # cited
                    bounds: [1, 2]
                other:
                  purchases: {r: 7}
                """;

        assertThat(PolicyText.with(
                        yaml,
                        Map.of(
                                "models.purchases.r", "0.3",
                                "models.purchases.source", "\"mine\"",
                                "models.purchases.bounds", "[3, 4]")))
                .isEqualTo("""
                        # r: 1
                        models:
                          r: 0.5   # half
                          purchases:
                            r: 0.3 # published
                            source: "mine" # cited
                            bounds: [3, 4]
                        other:
                          purchases: {r: 7}
                        """);
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> PolicyText.with(yaml, Map.of("other.purchases.r", "1")))
                .withMessageContaining("other.purchases.r");
    }

    private static int day(String day) {
        return (int) LocalDate.parse(day).toEpochDay();
    }
}
