package io.journeyledger.projections.fold;

import static io.journeyledger.projections.Telling.at;
import static io.journeyledger.projections.Telling.bought;
import static io.journeyledger.projections.Telling.identified;
import static io.journeyledger.projections.Telling.lodged;
import static io.journeyledger.projections.fold.CareListTest.ann;
import static io.journeyledger.projections.fold.CareListTest.atRisk;
import static io.journeyledger.projections.fold.CareListTest.care;
import static io.journeyledger.projections.fold.CareListTest.ids;
import static io.journeyledger.projections.fold.CareListTest.only;
import static io.journeyledger.projections.fold.CareListTest.promised;
import static io.journeyledger.projections.fold.CareListTest.review;
import static io.journeyledger.projections.fold.CareListTest.welcomed;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.Channel;
import io.journeyledger.ledger.ChurnEvent.*;
import io.journeyledger.ledger.ComplaintEvent.*;
import io.journeyledger.ledger.ContactEvent.*;
import io.journeyledger.ledger.Identifier;
import io.journeyledger.ledger.IdentityEvent.*;
import io.journeyledger.projections.Telling;
import io.journeyledger.projections.document.CustomerDocument.Occasion;
import io.journeyledger.projections.document.OccasionKind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When each kind of occasion to contact a customer is there, and when it is over. By the default policy. */
class OccasionsTest {

    @Test
    void a_first_purchase_is_welcomed_when_the_goods_are_there_and_for_three_weeks() {
        Telling ann = welcomed();

        assertThat(ids(ann, "2026-03-02")).isEmpty();
        assertThat(ids(ann, "2026-03-03")).containsExactly("welcome:J1.4");
        assertThat(ids(ann, "2026-03-23")).containsExactly("welcome:J1.4");
        assertThat(ids(ann, "2026-03-24")).isEmpty();
        Occasion welcome = only(ann, "2026-03-03");
        assertThat(welcome.kind()).isEqualTo(OccasionKind.WELCOME);
        assertThat(welcome.event()).isEqualTo("J1.4");
        assertThat(welcome.about()).isEqualTo(at("2026-03-01"));
        assertThat(welcome.since()).isEqualTo(at("2026-03-03"));
        assertThat(welcome.until()).isEqualTo(at("2026-03-24"));
        assertThat(care(ann, "2026-03-03").dueOccasions()).isEqualTo(1);
    }

    @Test
    void a_resolution_that_was_taken_back_is_not_followed_up() {
        Telling ann = ann().then(lodged("2026-02-01", "B1"))
                .then(new ComplaintResolved(at("2026-02-02"), "B1", true, null, new Justice(5, 5, 5)))
                .then(new ComplaintReopened(at("2026-02-04"), "B1", null))
                .then(new ComplaintAnswered(at("2026-02-06"), "B1", Answer.REJECTED, null, null))
                .then(new ComplaintClosed(at("2026-02-08"), "B1"));

        assertThat(ids(ann, "2026-02-20")).isEmpty();
    }

    @Test
    void a_second_purchase_is_no_first() {
        Telling ann = welcomed().then(bought("2026-06-01", "O2", "10.00"));

        assertThat(ids(ann, "2026-06-05")).isEmpty();
    }

    @Test
    void nobody_is_welcomed_again_because_an_earlier_purchase_is_learnt_of() {
        Telling ann = welcomed()
                .then(new CareOccasionDone(at("2026-03-05"), "welcome:J1.4", Channel.EMAIL, null))
                .then(bought("2026-02-27", "O0", "10.00"), at("2026-03-06"));

        assertThat(ids(ann, "2026-03-06")).isEmpty();
    }

    @Test
    void a_promise_is_an_occasion_from_before_it_is_due_until_it_is_kept() {
        Telling ann = promised();

        assertThat(ids(ann, "2026-03-07")).isEmpty();
        assertThat(ids(ann, "2026-03-08")).containsExactly("promise:J1.4");
        assertThat(only(ann, "2026-03-08").about()).isEqualTo(at("2026-03-10"));
        assertThat(ids(ann, "2026-03-12")).containsExactly("promise:J1.4");
        assertThat(ids(ann, "2026-04-09")).isEmpty();
        assertThat(ids(ann.then(new PromiseKept(at("2026-03-09"), "P1")), "2026-03-09"))
                .isEmpty();
    }

    @Test
    void a_resolved_complaint_is_followed_up() {
        Telling ann = ann().then(lodged("2026-03-01", "B1"))
                .then(new ComplaintResolved(at("2026-03-05"), "B1", true, null, null))
                .then(new ComplaintClosed(at("2026-03-06"), "B1"));

        assertThat(ids(ann, "2026-03-07")).isEmpty();
        assertThat(ids(ann, "2026-03-08")).containsExactly("follow-up:J1.5");
        assertThat(only(ann, "2026-03-08").complaint()).isEqualTo("J1:B1");
    }

    @Test
    void a_complaint_that_is_reopened_waits_for_its_next_resolution() {
        Telling ann = ann().then(lodged("2026-03-01", "B1"))
                .then(new ComplaintResolved(at("2026-03-05"), "B1", true, null, null))
                .then(new ComplaintReopened(at("2026-03-09"), "B1", null));
        assertThat(ids(ann, "2026-03-10")).isEmpty();

        ann.then(new ComplaintAnswered(at("2026-03-10"), "B1", Answer.REJECTED, null, null));
        assertThat(ids(ann, "2026-03-14")).as("answered is not resolved").isEmpty();

        ann.then(new ComplaintResolved(at("2026-03-11"), "B1", true, null, null));
        assertThat(ids(ann, "2026-03-14")).containsExactly("follow-up:J1.8");
    }

    @Test
    void a_customer_at_risk_is_an_occasion_where_there_is_value_to_lose() {
        // silent beyond three times the rhythm of 30 days
        assertThat(ids(atRisk("90.00"), "2026-05-01")).containsExactly("at-risk:J1.5");
        assertThat(ids(atRisk("5.00"), "2026-05-01")).isEmpty();
        assertThat(ids(atRisk("90.00").then(bought("2026-05-02", "O3", "9.00")), "2026-05-02"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PRICE, 1", "COMPETITOR, 1", "LIFE_CHANGE, 0", "INVOLUNTARY, 0"})
    void who_left_for_a_reason_that_can_be_mended_is_to_be_won_back(Reason reason, int occasions) {
        Telling ann = ann().then(bought("2025-06-01", "O1", "10.00"))
                .then(new CustomerChurned(at("2026-03-01"), Basis.DECLARED, reason, null));

        assertThat(ids(ann, "2026-03-30")).isEmpty();
        assertThat(ids(ann, "2026-03-31")).hasSize(occasions);
    }

    @Test
    void nobody_is_won_back_twice_or_while_a_complaint_is_open() {
        Telling ann = ann().then(bought("2025-06-01", "O1", "10.00"))
                .then(new CustomerChurned(at("2026-03-01"), Basis.DECLARED, Reason.PRICE, null))
                .then(lodged("2026-03-02", "B1"));
        assertThat(ids(ann, "2026-04-15")).isEmpty();
        assertThat(care(ann, "2026-04-15").withheldOccasions()).isZero();

        ann.then(new ComplaintWithdrawn(at("2026-04-16"), "B1", null));
        assertThat(ids(ann, "2026-04-17")).containsExactly("win-back:J1.5");

        ann.then(new WinBackAttempted(at("2026-04-18"), Channel.EMAIL, "one month free", null));
        assertThat(ids(ann, "2026-04-19")).isEmpty();
    }

    @Test
    void the_day_of_the_first_purchase_comes_round_every_year() {
        Telling ann = ann().then(bought("2025-01-10", "O1", "10.00"));

        assertThat(ids(ann, "2026-01-09")).isEmpty();
        Occasion first = only(ann, "2026-01-10");
        assertThat(first.id()).isEqualTo("anniversary-1:J1.4");
        assertThat(first.years()).isEqualTo(1);
        assertThat(first.since()).as("from midnight on").isEqualTo(Instant.parse("2026-01-10T00:00:00Z"));
        assertThat(ids(ann, "2026-01-16")).containsExactly("anniversary-1:J1.4");
        assertThat(ids(ann, "2026-01-17")).isEmpty();
        assertThat(care(ann, "2026-01-17").nextOccasionAt()).isEqualTo(Instant.parse("2027-01-10T00:00:00Z"));
        assertThat(ids(ann, "2028-01-12")).containsExactly("anniversary-3:J1.4");
        // thanked the year before
        ann.then(new CareOccasionDone(at("2027-01-11"), "anniversary-2:J1.4", Channel.EMAIL, null));
        assertThat(ids(ann, "2027-01-12")).isEmpty();
        assertThat(ids(ann, "2028-01-12")).containsExactly("anniversary-3:J1.4");
    }

    @ParameterizedTest
    @CsvSource({"2025-02-27, 0", "2025-02-28, 1", "2027-02-28, 3", "2028-02-28, 0", "2028-02-29, 4"})
    void a_leap_day_comes_round_on_the_last_of_february(String day, int years) {
        Telling ann = Telling.of("J1")
                .then(identified("2024-02-01", Identifier.Kind.EMAIL, "ann@example.org"))
                .then(new ConsentGranted(at("2024-02-01"), "marketing", null, null))
                .then(bought("2024-02-29", "O1", "10.00"));

        assertThat(care(ann, day).occasions())
                .extracting(Occasion::years)
                .containsExactlyElementsOf(years == 0 ? List.of() : List.of(years));
        assertThat(review(ann, day)).isAfter(at(day));
    }

    @Test
    void who_left_is_neither_welcomed_nor_thanked() {
        Telling ann = welcomed().then(new CustomerChurned(at("2026-03-04"), Basis.DECLARED, Reason.PRICE, null));

        assertThat(ids(ann, "2026-03-05")).isEmpty();
        assertThat(ids(ann, "2027-03-01")).isEmpty();
    }
}
