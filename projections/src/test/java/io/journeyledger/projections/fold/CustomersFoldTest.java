package io.journeyledger.projections.fold;

import static io.journeyledger.projections.Telling.at;
import static io.journeyledger.projections.Telling.bought;
import static io.journeyledger.projections.Telling.identified;
import static io.journeyledger.projections.Telling.lodged;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.Channel;
import io.journeyledger.ledger.ChurnEvent.*;
import io.journeyledger.ledger.ComplaintEvent.*;
import io.journeyledger.ledger.ContactEvent.*;
import io.journeyledger.ledger.FeedbackEvent.*;
import io.journeyledger.ledger.Identifier;
import io.journeyledger.ledger.IdentityEvent.*;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.LoyaltyEvent.*;
import io.journeyledger.ledger.Money;
import io.journeyledger.ledger.PersonalText;
import io.journeyledger.ledger.PurchaseEvent.*;
import io.journeyledger.projections.Telling;
import io.journeyledger.projections.document.CustomerDocument;
import io.journeyledger.projections.document.CustomerDocument.Consent;
import io.journeyledger.projections.document.NpsClass;
import io.journeyledger.projections.document.Phase;
import io.journeyledger.projections.document.Stage;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CustomersFoldTest {

    private static Telling ann() {
        return Telling.of("J1").then(identified("2026-01-01", Identifier.Kind.EMAIL, "Ann@Example.org"));
    }

    @Test
    void a_customer_who_is_known_and_bought_nothing_is_a_prospect() {
        CustomerDocument customer = ann().customer("2026-02-01");

        assertThat(customer.journey().identifiers())
                .containsExactly(
                        new CustomerDocument.KnownBy(Identifier.Kind.EMAIL, "Ann@Example.org", "ann@example.org"));
        assertThat(lifecycle(customer).stage()).isEqualTo(Stage.PROSPECT);
        assertThat(lifecycle(customer).phase()).isEqualTo(Phase.ACQUAINTANCE);
        assertThat(lifecycle(customer).since()).isEqualTo(at("2026-01-01"));
        assertThat(lifecycle(customer).nextReview()).isNull();
        assertThat(customer.policy()).isEqualTo(Telling.POLICY.version());
        assertThat(customer.position()).isEqualTo(1);
    }

    @Test
    void purchases_lead_from_acquired_over_developing_to_loyal() {
        Telling ann = ann().then(bought("2026-01-10", "O1", "10.00"));
        assertThat(stage(ann, "2026-01-10")).isEqualTo(Stage.ACQUIRED);

        ann.then(bought("2026-01-20", "O2", "20.00"));
        assertThat(stage(ann, "2026-01-20")).isEqualTo(Stage.DEVELOPING);

        ann.then(bought("2026-01-30", "O3", "30.00")).then(bought("2026-02-09", "O4", "0.00"));
        assertThat(stage(ann, "2026-02-09")).isEqualTo(Stage.LOYAL);
    }

    @Test
    void silence_beyond_the_own_rhythm_puts_a_customer_at_risk_at_its_own_instant() {
        // given purchases every 30 days; three times that is too long
        Telling ann = ann().then(bought("2026-01-01", "O1", "10.00")).then(bought("2026-01-31", "O2", "10.00"));

        // then the day before the review the stage stands, and at the review it changes
        assertThat(lifecycle(ann.customer("2026-04-30")).nextReview()).isEqualTo(at("2026-05-01"));
        assertThat(stage(ann, "2026-04-30")).isEqualTo(Stage.DEVELOPING);
        assertThat(stage(ann, "2026-05-01")).isEqualTo(Stage.AT_RISK);
        assertThat(lifecycle(ann.customer("2026-09-01")).since()).isEqualTo(at("2026-05-01"));
        assertThat(lifecycle(ann.customer("2026-09-01")).cause()).isEqualTo("silence");
    }

    @Test
    void a_running_contract_is_not_silence() {
        Telling ann = ann().then(new ContractSigned(at("2026-01-02"), "K1", "fibre", Money.of("39.00", "EUR"), null));

        assertThat(stage(ann, "2029-01-01")).isEqualTo(Stage.ACQUIRED);
        assertThat(value(ann.customer("2029-01-01")).recurring()).isEqualByComparingTo("39.00");
    }

    @Test
    void a_grave_complaint_left_unresolved_puts_a_loyal_customer_at_risk_until_it_is_settled() {
        Telling ann = ann().then(bought("2026-01-01", "O1", "10.00"))
                .then(bought("2026-01-31", "O2", "10.00"))
                .then(lodged("2026-02-01", "B1"))
                .then(new ComplaintAssessed(at("2026-02-02"), "B1", Severity.GRAVE, true, false, true, 5, null));
        assertThat(stage(ann, "2026-02-15")).isEqualTo(Stage.DEVELOPING);
        assertThat(stage(ann, "2026-02-16")).isEqualTo(Stage.AT_RISK);

        ann.then(new ComplaintResolved(at("2026-02-20"), "B1", true, null, null));
        assertThat(stage(ann, "2026-02-20")).isEqualTo(Stage.DEVELOPING);
    }

    @Test
    void churn_and_win_back_are_stages() {
        Telling ann = ann().then(bought("2026-01-10", "O1", "10.00"))
                .then(new CustomerChurned(at("2026-02-01"), Basis.DECLARED, Reason.PRICE, null));
        assertThat(stage(ann, "2026-03-01")).isEqualTo(Stage.CHURNED);
        assertThat(lifecycle(ann.customer("2026-03-01")).churnReason()).isEqualTo(Reason.PRICE);

        ann.then(new CustomerWonBack(at("2026-03-02"), "three months free"));
        assertThat(stage(ann, "2026-03-03")).isEqualTo(Stage.WON_BACK);

        ann.then(bought("2026-03-04", "O2", "10.00"));
        assertThat(stage(ann, "2026-03-04")).isEqualTo(Stage.DEVELOPING);
    }

    @Test
    void a_purchase_that_is_learnt_of_late_undoes_the_silence_it_fell_into() {
        // given a customer who seemed silent since January
        Telling ann = ann().then(bought("2026-01-01", "O1", "10.00")).then(bought("2026-01-31", "O2", "10.00"));
        assertThat(ann.transitions("2026-06-01")).last().extracting("to").isEqualTo(Stage.AT_RISK);

        // when a purchase of April is recorded in June
        ann.then(bought("2026-04-15", "O3", "10.00"), at("2026-06-01"));

        // then there never was a risk
        assertThat(ann.transitions("2026-06-01")).extracting("to").doesNotContain(Stage.AT_RISK);
        assertThat(stage(ann, "2026-06-01")).isEqualTo(Stage.DEVELOPING);
    }

    @Test
    void sums_purchases_and_returns_in_the_currency_of_the_first_and_names_the_others() {
        CustomerDocument customer = ann().then(bought("2026-01-10", "O1", "59.80"))
                .then(bought("2026-01-11", "O2", "0.00"))
                .then(new PurchaseReturned(at("2026-01-12"), "O1", "R1", Money.of("29.90", "EUR"), null))
                .then(new PurchaseMade(at("2026-01-13"), "O3", List.of(), Money.of("900", "TWD"), null))
                .customer("2026-01-20");

        assertThat(value(customer).currency()).isEqualTo("EUR");
        assertThat(value(customer).revenue()).isEqualByComparingTo("59.80");
        assertThat(value(customer).returned()).isEqualByComparingTo("29.90");
        assertThat(value(customer).orders()).isEqualTo(3);
        assertThat(value(customer).otherCurrencies()).containsExactly("TWD");
        CustomerDocument.Loyalty loyalty = Objects.requireNonNull(customer.loyalty());
        assertThat(loyalty.monetary()).isEqualByComparingTo("29.90");
        assertThat(loyalty.frequency()).isEqualTo(3);
        assertThat(loyalty.recencyDays()).isEqualTo(7);
    }

    @Test
    void keeps_the_last_answer_of_each_scale_and_weighs_all_in_the_index() {
        CustomerDocument customer = ann().then(answered("2026-01-10", Instrument.NPS, 10))
                .then(answered("2026-01-11", Instrument.NPS, 3))
                .then(answered("2026-01-12", Instrument.CES_1, 1))
                .customer("2026-02-01");

        CustomerDocument.Satisfaction satisfaction = Objects.requireNonNull(customer.satisfaction());
        assertThat(satisfaction.nps())
                .isEqualTo(new CustomerDocument.Nps(
                        3,
                        NpsClass.DETRACTOR,
                        at("2026-01-11"),
                        new CustomerDocument.Rolling(6.5, NpsClass.PASSIVE, 2)));
        assertThat(satisfaction.ces1()).isEqualTo(new CustomerDocument.Ces(1, at("2026-01-12")));
        assertThat(satisfaction.csat()).isNull();
        // (100 + 30 + 0.5 * 100) / 2.5 = 72, nearly: the older answers weigh a little less
        assertThat(satisfaction.index()).isBetween(71.5, 72.5);
    }

    @Test
    void keeps_the_points_account() {
        CustomerDocument customer = ann().then(new LoyaltyJoined(at("2026-01-02"), "plus"))
                .then(new PointsEarned(at("2026-01-03"), 120, null, null))
                .then(new PointsRedeemed(at("2026-01-04"), 20, null))
                .then(new PointsExpired(at("2026-01-05"), 10))
                .then(new PointsReversed(at("2026-01-06"), 5, null, null))
                .then(new TierReached(at("2026-01-07"), "gold"))
                .then(new RewardGranted(at("2026-01-08"), "W1", Bond.SOCIAL, null, null))
                .customer("2026-02-01");

        CustomerDocument.Loyalty loyalty = Objects.requireNonNull(customer.loyalty());
        assertThat(loyalty.pointsBalance()).isEqualTo(85);
        assertThat(loyalty.tier()).isEqualTo("gold");
        assertThat(loyalty.bonds()).isEqualTo(Map.of(Bond.SOCIAL, 1));
    }

    @Test
    void says_what_the_company_owes_the_customer() {
        CustomerDocument customer = ann().then(lodged("2026-01-02", "B1"))
                .then(new PromiseMade(at("2026-01-03"), "P1", PersonalText.of("call back"), at("2026-01-05"), null))
                .then(new PromiseMade(at("2026-01-03"), "P2", PersonalText.of("refund"), at("2026-01-20"), null))
                .then(new PromiseKept(at("2026-01-04"), "P2"))
                .then(contact("2026-01-06", Channel.PHONE_AGENT, Money.of("4.20", "EUR")))
                .then(contact("2026-01-07", Channel.PHONE_AGENT, null))
                .then(contact("2026-01-08", Channel.WEB, null))
                .customer("2026-01-10");

        CustomerDocument.Care care = Objects.requireNonNull(customer.care());
        assertThat(care.openComplaints()).isEqualTo(1);
        assertThat(care.nextDeadline()).as("acknowledgement, five days").isEqualTo(at("2026-01-07"));
        assertThat(care.overdueComplaints()).isEqualTo(1);
        assertThat(care.openPromises()).isEqualTo(1);
        assertThat(care.overduePromises()).isEqualTo(1);
        assertThat(care.keptPromises()).isEqualTo(1);
        assertThat(care.contacts()).isEqualTo(3);
        assertThat(care.channelMix()).isEqualTo(Map.of(Channel.PHONE_AGENT, 2, Channel.WEB, 1));
        assertThat(care.preferredChannel()).isEqualTo(Channel.PHONE_AGENT);
        assertThat(value(customer).costByChannel().get(Channel.PHONE_AGENT))
                .as("4.20 as recorded, 6.00 as estimated")
                .isEqualByComparingTo("10.20");
        assertThat(Objects.requireNonNull(customer.satisfaction()).dissatisfaction())
                .isEqualTo(4);
    }

    @Test
    void a_customer_is_as_dissatisfied_as_the_strongest_of_the_open_complaints() {
        Telling ann = ann().then(lodged("2026-01-02", "B1"))
                .then(lodged("2026-01-03", "B2", 2))
                .then(lodged("2026-01-04", "B3", 5))
                .then(new ComplaintWithdrawn(at("2026-01-05"), "B3", null));

        assertThat(Objects.requireNonNull(ann.customer("2026-02-01").satisfaction())
                        .dissatisfaction())
                .isEqualTo(4);
    }

    @Test
    void a_consent_for_every_channel_that_is_withdrawn_for_one_holds_for_the_rest() {
        Telling ann = ann().then(new ConsentGranted(at("2026-01-02"), "marketing", null, null));
        assertThat(Objects.requireNonNull(ann.customer("2026-02-01").care()).consents())
                .containsExactly(new Consent("marketing", null));

        ann.then(new ConsentWithdrawn(at("2026-01-03"), "marketing", Channel.FAX));
        assertThat(Objects.requireNonNull(ann.customer("2026-02-01").care()).consents())
                .hasSize(Channel.values().length - 1)
                .doesNotContain(new Consent("marketing", Channel.FAX));
    }

    @Test
    void consents_are_listed_by_purpose_and_channel_whatever_order_they_came_in() {
        Telling ann = ann().then(new ConsentGranted(at("2026-01-02"), "service", Channel.PHONE_AGENT, null))
                .then(new ConsentGranted(at("2026-01-03"), "marketing", Channel.WEB, null))
                .then(new ConsentGranted(at("2026-01-04"), "marketing", Channel.EMAIL, null));

        assertThat(Objects.requireNonNull(ann.customer("2026-02-01").care()).consents())
                .containsExactly(
                        new Consent("marketing", Channel.EMAIL),
                        new Consent("marketing", Channel.WEB),
                        new Consent("service", Channel.PHONE_AGENT));
    }

    @Test
    void of_channels_used_as_often_the_first_of_the_language_is_preferred_and_a_noted_one_before_all() {
        Telling ann = ann().then(contact("2026-01-06", Channel.STORE, null))
                .then(contact("2026-01-07", Channel.EMAIL, null))
                .then(contact("2026-01-08", Channel.WEB, null));
        assertThat(Objects.requireNonNull(ann.customer("2026-02-01").care()).preferredChannel())
                .isEqualTo(Channel.EMAIL);

        ann.then(new PreferenceNoted(at("2026-01-09"), "channel", PersonalText.of("field visit")));
        assertThat(Objects.requireNonNull(ann.customer("2026-02-01").care()).preferredChannel())
                .isEqualTo(Channel.FIELD_VISIT);
    }

    @Test
    void an_erased_person_is_not_shown_even_where_the_key_is_still_at_hand() {
        CustomerDocument customer = ann().then(new ProfileDescribed(
                        at("2026-01-02"), Aspect.DEMOGRAPHIC, Map.of("name", PersonalText.of("Ann"))))
                .then(new PersonalDataErased(at("2026-01-03"), "GDPR Art. 17"))
                .customer("2026-02-01");

        assertThat(customer.journey().erased()).isTrue();
        assertThat(customer.journey().name()).isEqualTo("[erased]");
        assertThat(customer.journey().identifiers()).isEmpty();
    }

    @Test
    void a_journey_that_is_merged_away_only_says_who_speaks_for_it() {
        CustomerDocument customer = ann().then(
                        new JourneysMerged(at("2026-01-02"), new JourneyId("J0"), new JourneyId("J1"), "same person"))
                .customer("2026-02-01");

        assertThat(customer.journey().mergedInto()).isEqualTo("J0");
        assertThat(customer.journey().identifiers()).isEmpty();
        assertThat(customer.lifecycle()).isNull();
        assertThat(customer.care()).isNull();
    }

    private static SatisfactionSurveyed answered(String day, Instrument instrument, int score) {
        return new SatisfactionSurveyed(at(day), "S" + day, instrument, score, Subject.RELATIONSHIP, null, null);
    }

    private static ContactMade contact(String day, Channel channel, @org.jspecify.annotations.Nullable Money cost) {
        return new ContactMade(at(day), "C" + day, channel, Direction.INBOUND, "delivery", null, null, cost, null);
    }

    private static Stage stage(Telling telling, String asOf) {
        return lifecycle(telling.customer(asOf)).stage();
    }

    private static CustomerDocument.Lifecycle lifecycle(CustomerDocument customer) {
        return Objects.requireNonNull(customer.lifecycle());
    }

    private static CustomerDocument.Value value(CustomerDocument customer) {
        return Objects.requireNonNull(customer.value());
    }
}
