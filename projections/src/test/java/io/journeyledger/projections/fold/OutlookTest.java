package io.journeyledger.projections.fold;

import static io.journeyledger.projections.Telling.at;
import static io.journeyledger.projections.Telling.bought;
import static io.journeyledger.projections.Telling.identified;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.journeyledger.ledger.ChurnEvent.*;
import io.journeyledger.ledger.ContactEvent.CareOccasionDone;
import io.journeyledger.ledger.FeedbackEvent.*;
import io.journeyledger.ledger.Identifier;
import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.Money;
import io.journeyledger.ledger.PurchaseEvent;
import io.journeyledger.ledger.PurchaseEvent.*;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.PolicyFile;
import io.journeyledger.projections.Telling;
import io.journeyledger.projections.document.CustomerDocument;
import io.journeyledger.projections.document.CustomerDocument.Loyalty;
import io.journeyledger.projections.document.CustomerDocument.Rfm;
import io.journeyledger.projections.document.Stage;
import io.journeyledger.projections.document.TransitionDocument;
import io.journeyledger.projections.model.BgNbd;
import io.journeyledger.projections.policy.Policy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the models of the default policy, those of CDNOW, say of a journey. */
class OutlookTest {

    private static JourneyEvent paid(Instant at, String order, String dollars) {
        return new PurchaseMade(at, order, List.of(), Money.of(dollars, "USD"), null);
    }

    @Test
    void gives_the_published_figures_of_a_customer_of_cdnow() {
        // Two days with purchases after the first, the last of them after 30.43 weeks, and 38.86 weeks in all.
        Telling customer = Telling.of("J1")
                .then(paid(at("1997-01-01"), "O1", "29.33"))
                .then(paid(at("1997-01-18"), "O2", "29.73"))
                .then(paid(at("1997-08-02"), "O3", "14.97"));

        Loyalty loyalty = loyalty(customer.customer("1997-09-30"));

        BgNbd model = new BgNbd(0.243, 4.414, 0.793, 2.426);
        assertThat(loyalty.aliveProbability())
                .isCloseTo(0.726579, within(1e-4))
                .isCloseTo(model.aliveProbability(2, 213 / 7.0, 272 / 7.0), within(5e-7));
        assertThat(loyalty.expectedPurchases())
                .isCloseTo(1.226028, within(1e-3))
                .isCloseTo(model.expectedPurchases(2, 213 / 7.0, 272 / 7.0, 39), within(5e-7));
        assertThat(loyalty.expectedSpend()).as("of 22.35 in the mean").isCloseTo(24.6637, within(5e-5));
        assertThat(loyalty.tenureDays()).isEqualTo(272);
        assertThat(loyalty.recencyDays()).isEqualTo(59);
        assertThat(loyalty.purchaseRhythmDays()).isEqualTo(106.5);
        assertThat(loyalty.rfm()).isEqualTo(new Rfm(5, 4, 4, "544"));
        double lifetime = Objects.requireNonNull(
                Objects.requireNonNull(customer.customer("1997-09-30").value()).lifetimeValue());
        // Three years hold less than four times 39 weeks, since customers leave and money in the future is worth less.
        assertThat(lifetime).isBetween(0.3 * 24.66 * 1.226, 0.3 * 24.66 * 1.226 * 4);
    }

    @Test
    void says_nothing_where_nothing_was_bought() {
        CustomerDocument customer = Telling.of("J1")
                .then(identified("2026-01-01", Identifier.Kind.EMAIL, "ann@example.org"))
                .customer("2026-02-01");

        Loyalty loyalty = loyalty(customer);
        assertThat(loyalty.aliveProbability()).isNull();
        assertThat(loyalty.expectedPurchases()).isNull();
        assertThat(loyalty.expectedSpend()).isNull();
        assertThat(loyalty.rfm()).isNull();
        assertThat(loyalty.tenureDays()).isNull();
        assertThat(Objects.requireNonNull(customer.value()).lifetimeValue()).isNull();
        assertThat(lifecycle(customer).nextReview()).isNull();
    }

    @Test
    void purchases_of_one_day_count_as_one() {
        Telling once = Telling.of("J1").then(bought("2026-01-01", "O1", "10.00"));
        Telling twice = Telling.of("J1")
                .then(paid(Instant.parse("2026-01-01T00:00:00Z"), "O1", "5.00"))
                .then(paid(Instant.parse("2026-01-01T23:59:59Z"), "O2", "5.00"));

        assertThat(loyalty(twice.customer("2026-03-01")).aliveProbability()).isEqualTo(1);
        assertThat(loyalty(twice.customer("2026-03-01")).purchaseRhythmDays()).isNull();
        assertThat(loyalty(twice.customer("2026-03-01")).expectedPurchases())
                .isEqualTo(loyalty(once.customer("2026-03-01")).expectedPurchases());
        assertThat(loyalty(twice.customer("2026-03-01")).frequency()).isEqualTo(2);
    }

    @Test
    void tells_the_same_customer_in_another_currency_alike() {
        Loyalty euros = loyalty(Telling.of("J1")
                .then(bought("2026-01-01", "O1", "10.00"))
                .then(bought("2026-01-20", "O2", "20.00"))
                .customer("2026-02-01"));
        Loyalty same = loyalty(Telling.of("J1")
                .then(paid(at("2026-01-01"), "O1", "11.00"))
                .then(paid(at("2026-01-20"), "O2", "22.00"))
                .customer("2026-02-01"));

        assertThat(Objects.requireNonNull(euros.expectedSpend()) * 1.1)
                .isCloseTo(Objects.requireNonNull(same.expectedSpend()), within(1e-3));
        assertThat(euros.rfm()).isEqualTo(same.rfm());
    }

    @Test
    void who_spent_just_what_a_bound_says_is_in_its_class() {
        Policy bounds = PolicyFile.parse(
                new String(PolicyFile.standardText(), UTF_8)
                        .replace("monetary: [14.96, 27.99, 46.04, 93.76]", "monetary: [22, 33, 55, 110]")
                        .getBytes(UTF_8),
                "bounds");
        Trade trade = Trade.NONE;
        for (Recorded recorded :
                Telling.of("J1").then(bought("2026-01-01", "O1", "50.00")).events()) {
            trade = trade.evolve(recorded.journey(), (PurchaseEvent) recorded.event());
        }

        Outlook outlook =
                Objects.requireNonNull(Outlook.of(trade, new Reading(bounds, at("2026-02-01"), PersonalTexts.CLOSED)));

        assertThat(Objects.requireNonNull(outlook.rfm()).monetary())
                .as("50.00 EUR at 1.1")
                .isEqualTo(3);
    }

    @Test
    void tells_an_amount_that_fills_all_its_digits_as_it_is() {
        Loyalty loyalty = loyalty(Telling.of("J1")
                .then(paid(at("2026-01-01"), "O1", "900000000000000"))
                .then(paid(at("2026-01-20"), "O2", "900000000000000"))
                .then(paid(at("2026-01-20"), "O3", "900000000000000"))
                .customer("2026-02-01"));
        assertThat(Objects.requireNonNull(loyalty.expectedSpend()))
                .as("6.25 * (15.44 + 1.8e15) / (6.25 + 3.74 - 1)")
                .isCloseTo(1.2514e15, withinPercentage(0.1));
    }

    @Test
    void compares_no_amounts_of_which_the_policy_does_not_know_the_worth() {
        CustomerDocument customer = Telling.of("J1")
                .then(new PurchaseMade(at("2026-01-01"), "O1", List.of(), Money.of("10", "XTS"), null))
                .customer("2026-02-01");

        assertThat(loyalty(customer).expectedSpend()).isNull();
        assertThat(loyalty(customer).rfm()).isNull();
        assertThat(Objects.requireNonNull(customer.value()).lifetimeValue()).isNull();
        assertThat(loyalty(customer).aliveProbability()).isEqualTo(1);
    }

    @Test
    void who_bought_weekly_and_stopped_is_at_risk_from_the_day_on_which_being_alive_became_unlikely() {
        Telling weekly = weekly(40);
        LocalDate day = LocalDate.parse("2026-01-01").plusWeeks(39);
        while (alive(weekly, day) >= Telling.POLICY.lifecycle().aliveBelow()) {
            day = day.plusDays(1);
        }
        Instant begun = Instant.parse(day + "T00:00:00Z");

        CustomerDocument before = weekly.customer(day.minusDays(1).toString());
        assertThat(lifecycle(before).stage()).isEqualTo(Stage.LOYAL);
        assertThat(lifecycle(before).nextReview())
                .as("or the next review of the figures")
                .isBeforeOrEqualTo(begun);
        TransitionDocument last = weekly.transitions("2027-06-01").getLast();
        assertThat(last.to()).isEqualTo(Stage.AT_RISK);
        assertThat(last.timestamp()).isEqualTo(begun);
        assertThat(last.cause().rule()).isEqualTo("unlikely-alive");
        assertThat(last.cause().action()).isEqualTo("purchase.made");
        assertThat(lifecycle(weekly.customer(day.toString())).since()).isEqualTo(begun);
        assertThat(day)
                .as("earlier than the shortest silence, 60 days")
                .isBefore(day("2026-01-01", 39).plusDays(60));
    }

    @Test
    void the_model_is_silent_after_a_win_back_until_the_next_purchase() {
        Telling back = weekly(40)
                .then(new CustomerChurned(at("2026-12-20"), Basis.DECLARED, Reason.PRICE, null))
                .then(new CustomerWonBack(at("2027-01-10"), null));

        assertThat(lifecycle(back.customer("2027-01-20")).stage()).isEqualTo(Stage.WON_BACK);
        assertThat(loyalty(back.customer("2027-01-20")).aliveProbability()).isLessThan(0.2);
    }

    @Test
    void figures_are_never_older_than_the_policy_wants_and_not_made_anew_daily() {
        Telling ann = Telling.of("J1")
                .then(bought("2026-01-01", "O1", "10.00"))
                // welcomed, which is another reason to look again
                .then(new CareOccasionDone(at("2026-01-01"), "welcome:J1.0", null, null));

        assertThat(lifecycle(ann.customer("2026-01-01")).nextReview()).isEqualTo("2026-01-08T00:00:00Z");
        assertThat(lifecycle(ann.customer("2026-01-07")).nextReview()).isEqualTo("2026-01-08T00:00:00Z");
        assertThat(lifecycle(ann.customer("2026-01-08")).nextReview()).isEqualTo("2026-01-15T00:00:00Z");

        ann.then(new CustomerChurned(at("2026-02-01"), Basis.DECLARED, Reason.PRICE, null));
        assertThat(lifecycle(ann.customer("2026-02-02")).nextReview())
                .as("days go by after the end, too")
                .isEqualTo("2026-02-05T00:00:00Z");
    }

    @Test
    void an_advocate_recommends_and_goes_on_buying() {
        Telling ann = Telling.of("J1")
                .then(bought("2026-01-01", "O1", "10.00"))
                .then(new SatisfactionSurveyed(
                        at("2026-01-02"), "S1", Instrument.NPS, 10, Subject.RELATIONSHIP, null, null));
        assertThat(loyalty(ann.customer("2026-01-03")).advocate()).isFalse();

        ann.then(bought("2026-01-10", "O2", "10.00"));
        assertThat(loyalty(ann.customer("2026-01-11")).advocate()).isTrue();
    }

    private static Telling weekly(int times) {
        Telling telling = Telling.of("J1");
        for (int i = 0; i < times; i++) {
            telling.then(bought(day("2026-01-01", i).toString(), "O" + i, "10.00"));
        }
        return telling;
    }

    private static LocalDate day(String first, int weeks) {
        return LocalDate.parse(first).plusWeeks(weeks);
    }

    private static double alive(Telling telling, LocalDate day) {
        return Objects.requireNonNull(loyalty(telling.customer(day.toString())).aliveProbability());
    }

    private static Loyalty loyalty(CustomerDocument customer) {
        return Objects.requireNonNull(customer.loyalty());
    }

    private static CustomerDocument.Lifecycle lifecycle(CustomerDocument customer) {
        return Objects.requireNonNull(customer.lifecycle());
    }
}
