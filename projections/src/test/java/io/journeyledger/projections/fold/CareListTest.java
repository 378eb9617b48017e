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
import io.journeyledger.ledger.Identifier;
import io.journeyledger.ledger.IdentityEvent.*;
import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.PersonalText;
import io.journeyledger.ledger.Provenance;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.PolicyFile;
import io.journeyledger.projections.Telling;
import io.journeyledger.projections.document.CustomerDocument;
import io.journeyledger.projections.document.CustomerDocument.Care;
import io.journeyledger.projections.document.CustomerDocument.Occasion;
import io.journeyledger.projections.document.OccasionKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When there is an occasion to contact a customer, by which channel, and when there is none. By the default policy. */
class CareListTest {

    /** Known by e-mail address and telephone, and consents to everything; events 0 to 3. */
    private static Telling ann() {
        return Telling.of("J1")
                .then(identified("2025-01-01", Identifier.Kind.EMAIL, "ann@example.org"))
                .then(new IdentifierLinked(
                        at("2025-01-01"),
                        new Identifier(Identifier.Kind.PHONE, "print of 44", PersonalText.of("+44 20 7946 0018"))))
                .then(new ConsentGranted(at("2025-01-01"), "service", null, null))
                .then(new ConsentGranted(at("2025-01-01"), "marketing", null, null));
    }

    private static Telling welcomed() {
        return ann().then(bought("2026-03-01", "O1", "10.00"));
    }

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
    void a_second_purchase_is_no_first() {
        Telling ann = welcomed().then(bought("2026-06-01", "O2", "10.00"));

        assertThat(ids(ann, "2026-06-05")).isEmpty();
    }

    @Test
    void the_document_is_made_anew_when_an_occasion_opens_and_when_it_is_over() {
        assertThat(review(welcomed(), "2026-03-02")).isEqualTo(at("2026-03-03"));
        assertThat(care(welcomed(), "2026-03-02").nextOccasionAt()).isEqualTo(at("2026-03-03"));
        // figures that change daily are looked at on the 22nd
        assertThat(review(welcomed(), "2026-03-22")).isEqualTo(at("2026-03-24"));
    }

    @Test
    void nobody_is_contacted_who_does_not_consent_for_the_purpose() {
        Telling ann = welcomed().then(new ConsentWithdrawn(at("2026-03-05"), "marketing", null));

        assertThat(ids(ann, "2026-03-06")).isEmpty();
        assertThat(care(ann, "2026-03-06").withheldOccasions()).isEqualTo(1);
        assertThat(care(ann, "2026-03-06").dueOccasions()).isZero();
        assertThat(care(ann, "2026-03-25").withheldOccasions()).isZero();
    }

    @Test
    void a_consent_for_one_channel_is_none_for_another() {
        Telling ann = welcomed().then(new ConsentWithdrawn(at("2026-03-01"), "marketing", Channel.EMAIL));

        assertThat(only(ann, "2026-03-03").channel()).isEqualTo(Channel.PHONE_AGENT);

        ann.then(new ConsentWithdrawn(at("2026-03-04"), "marketing", Channel.PHONE_AGENT));
        assertThat(care(ann, "2026-03-05").withheldOccasions()).isEqualTo(1);
    }

    @Test
    void the_cheapest_adequate_channel_is_taken() {
        // an e-mail costs less than a call; a visit to the web shop costs less still, and is not adequate
        assertThat(only(welcomed(), "2026-03-03").channel()).isEqualTo(Channel.EMAIL);
        assertThat(only(welcomed(), "2026-03-03").identifier()).isEqualTo(Identifier.Kind.EMAIL);
        // though the policy names the call first
        assertThat(only(promised(), "2026-03-08").channel()).isEqualTo(Channel.EMAIL);
    }

    @Test
    void the_preferred_channel_is_taken_where_it_is_adequate() {
        assertThat(only(preferring("phone agent"), "2026-03-03").channel()).isEqualTo(Channel.PHONE_AGENT);
        assertThat(only(preferring("phone agent"), "2026-03-03").identifier()).isEqualTo(Identifier.Kind.PHONE);
        assertThat(only(preferring("fax"), "2026-03-03").channel()).isEqualTo(Channel.EMAIL);
    }

    @Test
    void a_channel_is_not_taken_without_an_identifier_to_use_there() {
        Telling ann = welcomed()
                .then(new IdentifierUnlinked(
                        at("2026-03-01"), Identifier.Kind.EMAIL, "print of ann@example.org", "bounced"));
        assertThat(only(ann, "2026-03-03").channel()).isEqualTo(Channel.PHONE_AGENT);

        ann.then(new IdentifierUnlinked(at("2026-03-04"), Identifier.Kind.PHONE, "print of 44", "wrong number"));
        assertThat(care(ann, "2026-03-05").withheldOccasions()).isEqualTo(1);
    }

    @Test
    void an_erased_customer_is_not_contacted() {
        assertThat(ids(welcomed().then(new PersonalDataErased(at("2026-03-04"), "GDPR Art. 17")), "2026-03-05"))
                .isEmpty();
    }

    @Test
    void what_is_snoozed_is_not_due_until_then() {
        Telling ann = welcomed().then(new CareOccasionSnoozed(at("2026-03-04"), "welcome:J1.4", at("2026-03-10")));

        Care asleep = care(ann, "2026-03-05");
        assertThat(only(ann, "2026-03-05").snoozedUntil()).isEqualTo(at("2026-03-10"));
        assertThat(asleep.dueOccasions()).isZero();
        assertThat(asleep.priority()).isNull();
        assertThat(asleep.nextOccasionAt()).isEqualTo(at("2026-03-10"));
        assertThat(review(ann, "2026-03-09")).isEqualTo(at("2026-03-10"));
        assertThat(only(ann, "2026-03-10").snoozedUntil()).isNull();
        assertThat(care(ann, "2026-03-10").dueOccasions()).isEqualTo(1);
    }

    @Test
    void what_is_snoozed_beyond_its_end_comes_back_for_a_while() {
        Telling ann = welcomed().then(new CareOccasionSnoozed(at("2026-03-20"), "welcome:J1.4", at("2026-04-01")));

        assertThat(care(ann, "2026-04-01").dueOccasions()).isEqualTo(1);
        assertThat(only(ann, "2026-04-01").until()).isEqualTo(at("2026-04-04"));
        assertThat(ids(ann, "2026-04-04")).isEmpty();
    }

    @Test
    void what_is_done_or_dismissed_does_not_come_back() {
        JourneyEvent snoozed = new CareOccasionSnoozed(at("2026-03-06"), "welcome:J1.4", at("2026-03-10"));

        assertThat(ids(
                        welcomed().then(new CareOccasionDone(at("2026-03-05"), "welcome:J1.4", Channel.EMAIL, null)),
                        "2026-03-05"))
                .isEmpty();
        assertThat(ids(
                        welcomed()
                                .then(new CareOccasionDismissed(
                                        at("2026-03-05"), "welcome:J1.4", PersonalText.of("met her")))
                                // learnt of late: it was recorded before the other
                                .then(snoozed),
                        "2026-03-11"))
                .isEmpty();
    }

    @Test
    void nobody_is_welcomed_again_because_an_earlier_purchase_is_learnt_of() {
        Telling ann = welcomed()
                .then(new CareOccasionDone(at("2026-03-05"), "welcome:J1.4", Channel.EMAIL, null))
                .then(bought("2026-02-27", "O0", "10.00"), at("2026-03-06"));

        assertThat(ids(ann, "2026-03-06")).isEmpty();
    }

    @Test
    void a_decision_about_one_occasion_leaves_the_others() {
        Telling ann = welcomed()
                .then(new PromiseMade(at("2026-03-02"), "P1", PersonalText.of("call"), at("2026-03-08"), null))
                .then(new CareOccasionDone(at("2026-03-05"), "welcome:J1.4", Channel.EMAIL, null));

        assertThat(ids(ann, "2026-03-07")).containsExactly("promise:J1.5");
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

    @Test
    void the_most_urgent_come_first_and_of_one_kind_those_of_most_value() {
        Telling ann = atRisk("90.00")
                .then(new PromiseMade(at("2026-04-30"), "P1", PersonalText.of("call"), at("2026-05-02"), null));

        assertThat(ids(ann, "2026-05-02")).containsExactly("at-risk:J1.5", "promise:J1.6");
        assertThat(care(ann, "2026-05-02").priority()).isEqualTo(0);
        assertThat(only(atRisk("80.00"), "2026-05-01").priority())
                .as("of the second class of value")
                .isEqualTo(1);
    }

    @Test
    void a_kind_that_the_policy_leaves_out_there_is_not() {
        String yaml = new String(PolicyFile.standardText(), StandardCharsets.UTF_8)
                .replaceAll("\n    (WELCOME|PROMISE|FOLLOW_UP|AT_RISK|WIN_BACK): \\{.*", "");
        Reading reading = new Reading(
                PolicyFile.parse(yaml.getBytes(StandardCharsets.UTF_8), "a quiet policy"),
                at("2026-03-03"),
                PersonalTexts.CLOSED);

        assertThat(occasions(Standing.alone(new JourneyId("J1")), welcomed().events(), reading))
                .isEmpty();
    }

    @Test
    void what_is_decided_with_a_journey_counts_for_those_it_speaks_for() {
        List<Recorded> events = new ArrayList<>(welcomed().events());
        JourneyId survivor = new JourneyId("J2");
        events.add(recorded(survivor, 10, 0, identified("2026-01-01", Identifier.Kind.PHONE, "+44 20 7946 0019")));
        Standing merged = new Standing(survivor, null, Set.of(new JourneyId("J1")));
        Reading reading = Telling.reading("2026-03-05");
        assertThat(occasions(merged, events, reading)).containsExactly("welcome:J1.4");

        events.add(recorded(survivor, 11, 1, new CareOccasionDone(at("2026-03-04"), "welcome:J1.4", null, null)));
        assertThat(occasions(merged, events, reading)).isEmpty();
    }

    private static Telling atRisk(String amount) {
        return ann().then(bought("2026-01-01", "O1", amount)).then(bought("2026-01-31", "O2", "1.00"));
    }

    private static Telling promised() {
        return ann().then(new PromiseMade(at("2026-03-01"), "P1", PersonalText.of("call"), at("2026-03-10"), null));
    }

    private static Telling preferring(String channel) {
        return welcomed().then(new PreferenceNoted(at("2026-03-01"), "channel", PersonalText.of(channel)));
    }

    private static Recorded recorded(JourneyId journey, long position, long sequence, JourneyEvent event) {
        return new Recorded(position, journey, sequence, event.occurredAt(), event, Provenance.NOT_READ);
    }

    private static List<String> occasions(Standing standing, List<Recorded> events, Reading reading) {
        CustomersFold fold = new CustomersFold();
        CustomerDocument customer = (CustomerDocument)
                fold.documents(fold.fold(standing, events), reading).getFirst();
        return Objects.requireNonNull(customer.care()).occasions().stream()
                .map(Occasion::id)
                .toList();
    }

    private static List<String> ids(Telling telling, String asOf) {
        return care(telling, asOf).occasions().stream().map(Occasion::id).toList();
    }

    private static Occasion only(Telling telling, String asOf) {
        assertThat(care(telling, asOf).occasions()).hasSize(1);
        return care(telling, asOf).occasions().getFirst();
    }

    private static Instant review(Telling telling, String asOf) {
        return Objects.requireNonNull(
                Objects.requireNonNull(telling.customer(asOf).lifecycle()).nextReview());
    }

    private static Care care(Telling telling, String asOf) {
        return Objects.requireNonNull(telling.customer(asOf).care());
    }
}
