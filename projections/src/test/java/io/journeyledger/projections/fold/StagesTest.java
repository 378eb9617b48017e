package io.journeyledger.projections.fold;

import static io.journeyledger.projections.Telling.at;
import static io.journeyledger.projections.Telling.bought;
import static io.journeyledger.projections.Telling.identified;
import static io.journeyledger.projections.Telling.lodged;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.ChurnEvent.*;
import io.journeyledger.ledger.ComplaintEvent;
import io.journeyledger.ledger.ComplaintEvent.*;
import io.journeyledger.ledger.Identifier;
import io.journeyledger.ledger.PurchaseEvent.*;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.PolicyFile;
import io.journeyledger.projections.Telling;
import io.journeyledger.projections.document.Stage;
import io.journeyledger.projections.model.BgNbd;
import io.journeyledger.projections.policy.Policy;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class StagesTest {

    private static Telling ann() {
        return Telling.of("J1")
                .then(identified("2026-01-01", Identifier.Kind.EMAIL, "ann@example.org"))
                .then(bought("2026-01-01", "O1", "10.00"))
                .then(bought("2026-01-31", "O2", "10.00"));
    }

    @Test
    void a_complaint_that_is_found_to_be_grave_once_it_is_settled_is_no_risk_until_it_is_reopened() {
        Telling ann = ann().then(lodged("2026-02-01", "B1"))
                .then(new ComplaintResolved(at("2026-02-02"), "B1", true, null, null))
                .then(new ComplaintAssessed(at("2026-02-03"), "B1", Severity.GRAVE, true, false, true, 5, null));
        assertThat(stage(ann, "2026-04-01")).isEqualTo(Stage.DEVELOPING);

        ann.then(new ComplaintReopened(at("2026-03-01"), "B1", null));
        assertThat(stage(ann, "2026-04-01")).isEqualTo(Stage.AT_RISK);
    }

    @Test
    void who_was_loyal_but_for_a_grave_complaint_is_loyal_once_it_is_settled() {
        Telling bob = Telling.of("J1")
                .then(bought("2026-01-02", "O1", "10.00"))
                .then(bought("2026-02-02", "O2", "10.00"))
                .then(bought("2026-03-02", "O3", "10.00"))
                .then(lodged("2026-03-04", "B1"))
                .then(grave("2026-03-04"))
                .then(bought("2026-03-10", "O4", "10.00"));
        assertThat(stage(bob, "2026-03-11")).isEqualTo(Stage.DEVELOPING);

        bob.then(new ComplaintResolved(at("2026-03-12"), "B1", true, null, null));
        assertThat(stage(bob, "2026-03-13")).isEqualTo(Stage.LOYAL);
        assertThat(Objects.requireNonNull(bob.customer("2026-03-13").lifecycle())
                        .cause())
                .isEqualTo("complaint-settled");
    }

    @Test
    void a_grave_complaint_counts_while_it_is_open() {
        for (ComplaintEvent end : List.of(
                new ComplaintAnswered(at("2026-02-03"), "B1", Answer.ACCEPTED, null, null),
                new ComplaintReferred(at("2026-02-03"), "B1", "ombudsman", null),
                new ComplaintWithdrawn(at("2026-02-03"), "B1", null))) {
            Telling ann = ann().then(lodged("2026-02-01", "B1")).then(grave("2026-02-02"));
            assertThat(stage(ann, "2026-03-01")).isEqualTo(Stage.AT_RISK);

            ann.then(end);
            assertThat(stage(ann, "2026-03-01")).as("%s", end).isEqualTo(Stage.DEVELOPING);
        }
    }

    @Test
    void who_left_and_renews_a_contract_is_back() {
        Telling ann = ann().then(new ContractSigned(at("2026-02-01"), "C1", "fibre", null, null))
                .then(new CustomerChurned(at("2026-03-01"), Basis.DECLARED, Reason.PRICE, null))
                .then(new ContractRenewed(at("2026-03-02"), "C1", null, null));

        assertThat(stage(ann, "2026-03-03")).isEqualTo(Stage.WON_BACK);
    }

    @Test
    void what_is_bought_on_one_day_is_bought_at_once() {
        Telling twice = Telling.of("J1")
                .then(bought("2026-01-01", "O1", "10.00"))
                .then(bought("2026-01-01", "O2", "10.00"))
                .then(bought("2026-01-01", "O3", "10.00"))
                .then(bought("2026-01-01", "O4", "10.00"));
        assertThat(stage(twice, "2026-01-02")).isEqualTo(Stage.ACQUIRED);
        assertThat(stage(twice, "2026-03-15")).isEqualTo(Stage.ACQUIRED);

        twice.then(bought("2026-01-31", "O5", "10.00"));
        assertThat(stage(twice, "2026-01-31")).isEqualTo(Stage.DEVELOPING);
        // three times a rhythm of 30 days
        assertThat(stage(twice, "2026-04-30")).isEqualTo(Stage.DEVELOPING);
        assertThat(stage(twice, "2026-05-01")).isEqualTo(Stage.AT_RISK);
    }

    @Test
    void who_comes_back_is_won_back_until_they_buy_on_a_later_day() {
        CustomerChurned left = new CustomerChurned(at("2026-03-01"), Basis.DECLARED, Reason.PRICE, null);
        PurchaseMade back = bought("2026-03-10", "O3", "10.00");
        Telling ann = ann().then(left).then(back).then(bought("2026-03-10", "O4", "10.00"));
        Telling signs =
                ann().then(left).then(back).then(new ContractSigned(at("2026-03-10"), "C1", "fibre", null, null));
        Telling prospect = Telling.of("J1")
                .then(identified("2026-01-01", Identifier.Kind.EMAIL, "ann@example.org"))
                .then(left)
                .then(back)
                .then(bought("2026-03-10", "O4", "10.00"));

        for (Telling one : List.of(ann, signs, prospect)) {
            assertThat(stage(one, "2026-03-11")).isEqualTo(Stage.WON_BACK);
            one.then(bought("2026-03-12", "O5", "10.00"));
            assertThat(stage(one, "2026-03-12")).isEqualTo(Stage.DEVELOPING);
        }
    }

    @Test
    void what_is_bought_on_the_day_of_the_return_earns_nothing_behind_a_grave_complaint() {
        Telling ann = ann().then(lodged("2026-01-31", "B1"))
                .then(grave("2026-01-31"))
                .then(new CustomerChurned(at("2026-02-10"), Basis.DECLARED, Reason.PRICE, null))
                .then(bought("2026-03-10", "O3", "10.00"))
                .then(bought("2026-03-10", "O4", "10.00"))
                .then(new ComplaintResolved(at("2026-03-11"), "B1", true, null, null));

        assertThat(stage(ann, "2026-03-12")).isEqualTo(Stage.WON_BACK);
    }

    @Test
    void where_the_policy_asks_for_breadth_loyal_is_who_buys_of_as_many_categories_within_the_window() {
        Policy broad = policy("loyalWithin: P365D", "loyalWithin: P365D\n  loyalCategories: 2");
        Telling ann = Telling.of("J1")
                .then(bought("2025-01-01", "O0", "10.00", "garden"))
                .then(bought("2026-02-01", "O1", "10.00"))
                .then(bought("2026-03-01", "O2", "10.00", null))
                .then(bought("2026-04-01", "O3", "10.00"))
                .then(bought("2026-05-01", "O4", "10.00"));
        assertThat(stage(ann, "2026-05-02")).isEqualTo(Stage.LOYAL);
        assertThat(stage(ann, broad, "2026-05-02")).isEqualTo(Stage.DEVELOPING);

        ann.then(bought("2026-06-01", "O5", "10.00", "garden"));
        assertThat(stage(ann, broad, "2026-06-02")).isEqualTo(Stage.LOYAL);
    }

    @Test
    void no_purchase_after_the_return_of_who_never_bought_before_lowers_the_stage() {
        Telling bob = Telling.of("J1")
                .then(identified("2026-01-01", Identifier.Kind.EMAIL, "bob@example.org"))
                .then(left("2026-02-01"))
                .then(new CustomerWonBack(at("2026-03-01"), null))
                .then(bought("2026-03-10", "O1", "10.00"))
                .then(bought("2026-03-10", "O2", "10.00"));

        assertThat(stage(bob, "2026-03-11")).isEqualTo(Stage.DEVELOPING);
        assertThat(Objects.requireNonNull(bob.customer("2026-03-11").lifecycle())
                        .cause())
                .isEqualTo("first-purchase");
    }

    @Test
    void who_develops_since_a_return_goes_on_developing_whatever_number_of_purchases_the_policy_asks_for() {
        Policy four = policy("developingFrom: 2", "developingFrom: 4");
        Telling bob = Telling.of("J1")
                .then(bought("2026-01-01", "O1", "10.00"))
                .then(left("2026-02-01"))
                .then(new CustomerWonBack(at("2026-03-01"), null))
                .then(bought("2026-03-10", "O2", "10.00"));
        assertThat(stage(bob, four, "2026-03-11")).isEqualTo(Stage.DEVELOPING);

        bob.then(bought("2026-03-20", "O3", "10.00"));
        assertThat(stage(bob, four, "2026-03-21")).isEqualTo(Stage.DEVELOPING);

        Policy five = policy("developingFrom: 2", "developingFrom: 5");
        assertThat(stage(bob, five, "2027-05-31")).as("silent for a year").isEqualTo(Stage.AT_RISK);
        bob.then(bought("2027-06-01", "O4", "10.00"));
        assertThat(stage(bob, five, "2027-06-02")).isEqualTo(Stage.DEVELOPING);
    }

    @Test
    void a_grave_complaint_that_is_answered_gives_back_the_stage_before_the_risk() {
        for (int daysWithPurchases = 0; daysWithPurchases <= 2; daysWithPurchases++) {
            Telling bob = Telling.of("J1").then(identified("2026-01-01", Identifier.Kind.EMAIL, "bob@example.org"));
            for (int day = 1; day <= daysWithPurchases; day++) {
                bob.then(bought("2026-01-0" + day, "O" + day, "10.00"));
            }
            bob.then(left("2026-02-01"))
                    .then(new CustomerWonBack(at("2026-03-01"), null))
                    .then(lodged("2026-03-02", "B1"))
                    .then(grave("2026-03-02"));
            assertThat(stage(bob, "2026-03-20")).isEqualTo(Stage.AT_RISK);

            bob.then(new ComplaintAnswered(at("2026-03-20"), "B1", Answer.ACCEPTED, null, null));
            assertThat(stage(bob, "2026-03-21"))
                    .as("with %s days of purchases before", daysWithPurchases)
                    .isEqualTo(Stage.WON_BACK);
        }
    }

    @Test
    void what_is_bought_while_a_grave_complaint_holds_counts_once_it_is_answered() {
        Telling bob = Telling.of("J1")
                .then(bought("2026-01-01", "O1", "10.00"))
                .then(lodged("2026-01-02", "B1"))
                .then(grave("2026-01-02"))
                .then(bought("2026-01-20", "O2", "10.00"));
        assertThat(stage(bob, "2026-01-21")).isEqualTo(Stage.AT_RISK);

        bob.then(new ComplaintAnswered(at("2026-01-22"), "B1", Answer.ACCEPTED, null, null));
        assertThat(stage(bob, "2026-01-23")).isEqualTo(Stage.DEVELOPING);
    }

    @Test
    void who_is_loyal_by_a_contract_is_so_again_once_a_grave_complaint_is_answered() {
        Telling ann = ann().then(bought("2026-02-10", "O3", "10.00"))
                .then(bought("2026-02-20", "O4", "10.00"))
                .then(new ContractSigned(at("2026-02-20"), "C1", "fibre", null, null))
                .then(lodged("2028-01-01", "B1"))
                .then(grave("2028-01-01"));
        assertThat(stage(ann, "2027-12-31")).isEqualTo(Stage.LOYAL);
        assertThat(stage(ann, "2028-02-01")).isEqualTo(Stage.AT_RISK);

        ann.then(new ComplaintAnswered(at("2028-02-01"), "B1", Answer.ACCEPTED, null, null));
        assertThat(stage(ann, "2028-02-02")).isEqualTo(Stage.LOYAL);
    }

    @Test
    void who_was_loyal_and_buys_after_a_silence_is_to_earn_it_anew() {
        Telling ann = ann().then(bought("2026-02-10", "O3", "10.00")).then(bought("2026-02-20", "O4", "10.00"));
        assertThat(stage(ann, "2026-02-21")).isEqualTo(Stage.LOYAL);
        assertThat(stage(ann, "2028-01-01")).isEqualTo(Stage.AT_RISK);

        ann.then(bought("2028-01-02", "O5", "10.00"));
        assertThat(stage(ann, "2028-01-03")).isEqualTo(Stage.DEVELOPING);
    }

    @Test
    void who_buys_after_a_silence_is_loyal_where_that_is_often_enough_and_is_told_by_which_rule() {
        Telling ann = ann().then(bought("2026-02-10", "O3", "10.00")).then(bought("2026-02-20", "O4", "10.00"));
        assertThat(stage(ann, "2026-06-01")).isEqualTo(Stage.AT_RISK);

        ann.then(bought("2026-06-02", "O5", "10.00"));
        assertThat(stage(ann, "2026-06-03")).isEqualTo(Stage.LOYAL);
        assertThat(Objects.requireNonNull(ann.customer("2026-06-03").lifecycle())
                        .cause())
                .isEqualTo("frequent-purchases");
    }

    private static CustomerChurned left(String day) {
        return new CustomerChurned(at(day), Basis.DECLARED, Reason.PRICE, null);
    }

    private static Policy policy(String what, String instead) {
        String text = new String(PolicyFile.standardText(), UTF_8);
        assertThat(text).contains(what);
        return PolicyFile.parse(text.replace(what, instead).getBytes(UTF_8), "other");
    }

    private static ComplaintAssessed grave(String day) {
        return new ComplaintAssessed(at(day), "B1", Severity.GRAVE, false, false, false, null, null);
    }

    @Test
    void nobody_who_bought_again_is_as_sure_to_be_alive_as_a_threshold_of_one_wants() {
        BgNbd model = Telling.POLICY.models().purchases().model();
        PurchaseDays twice = PurchaseDays.of(at("2026-01-01"), ZoneOffset.UTC).with(at("2026-01-20"));

        assertThat(twice.whenLessAlive(model, 1)).isEqualTo("2026-01-20T00:00:00Z");
        assertThat(twice.whenLessAlive(model, 0)).isNull();
    }

    @Test
    void the_rhythm_of_who_was_won_back_is_that_of_their_purchases() {
        // given purchases every 30 days, and two years away
        Telling ann = ann().then(new CustomerChurned(at("2026-03-01"), Basis.DECLARED, Reason.PRICE, null))
                .then(new CustomerWonBack(at("2028-03-01"), null));

        // then three times 30 days after the return are too long
        assertThat(stage(ann, "2028-05-29")).isEqualTo(Stage.WON_BACK);
        assertThat(stage(ann, "2028-05-30")).isEqualTo(Stage.AT_RISK);
    }

    private static Stage stage(Telling told, Policy policy, String asOf) {
        Course course = Course.NONE;
        for (Recorded recorded : told.events()) {
            course = course.evolve(recorded);
        }
        return Stages.of(course, policy, at(asOf)).changes().getLast().to();
    }

    private static Stage stage(Telling told, String asOf) {
        return Objects.requireNonNull(told.customer(asOf).lifecycle()).stage();
    }
}
