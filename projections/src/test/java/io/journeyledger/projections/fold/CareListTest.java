package io.journeyledger.projections.fold;

import static io.journeyledger.projections.Telling.at;
import static io.journeyledger.projections.Telling.bought;
import static io.journeyledger.projections.Telling.identified;
import static io.journeyledger.projections.Telling.mark;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.Channel;
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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Who is contacted on an occasion and by which channel, what is put off or settled, and what comes first. By the
 * default policy.
 */
class CareListTest {

    /** Known by e-mail address and telephone, and consents to everything; events 0 to 3. */
    static Telling ann() {
        return Telling.of("J1")
                .then(identified("2025-01-01", Identifier.Kind.EMAIL, "ann@example.org"))
                .then(new IdentifierLinked(
                        at("2025-01-01"),
                        new Identifier(Identifier.Kind.PHONE, mark("44"), PersonalText.of("+44 20 7946 0018"))))
                .then(new ConsentGranted(at("2025-01-01"), "service", null, null))
                .then(new ConsentGranted(at("2025-01-01"), "marketing", null, null));
    }

    static Telling welcomed() {
        return ann().then(bought("2026-03-01", "O1", "10.00"));
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
                        at("2026-03-01"), Identifier.Kind.EMAIL, mark("ann@example.org"), "bounced"));
        assertThat(only(ann, "2026-03-03").channel()).isEqualTo(Channel.PHONE_AGENT);

        ann.then(new IdentifierUnlinked(at("2026-03-04"), Identifier.Kind.PHONE, mark("44"), "wrong number"));
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
    void a_decision_about_one_occasion_leaves_the_others() {
        Telling ann = welcomed()
                .then(new PromiseMade(at("2026-03-02"), "P1", PersonalText.of("call"), at("2026-03-08"), null))
                .then(new CareOccasionDone(at("2026-03-05"), "welcome:J1.4", Channel.EMAIL, null));

        assertThat(ids(ann, "2026-03-07")).containsExactly("promise:J1.5");
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

    static Telling atRisk(String amount) {
        return ann().then(bought("2026-01-01", "O1", amount)).then(bought("2026-01-31", "O2", "1.00"));
    }

    static Telling promised() {
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

    static List<String> ids(Telling telling, String asOf) {
        return care(telling, asOf).occasions().stream().map(Occasion::id).toList();
    }

    static Occasion only(Telling telling, String asOf) {
        assertThat(care(telling, asOf).occasions()).hasSize(1);
        return care(telling, asOf).occasions().getFirst();
    }

    static Instant review(Telling telling, String asOf) {
        return Objects.requireNonNull(
                Objects.requireNonNull(telling.customer(asOf).lifecycle()).nextReview());
    }

    static Care care(Telling telling, String asOf) {
        return Objects.requireNonNull(telling.customer(asOf).care());
    }
}
