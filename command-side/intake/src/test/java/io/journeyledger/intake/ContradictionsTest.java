package io.journeyledger.intake;

import static io.journeyledger.intake.Entries.customer;
import static io.journeyledger.intake.Entries.entry;
import static io.journeyledger.intake.Entries.purchase;
import static io.journeyledger.intake.IntakeTest.code;
import static io.journeyledger.intake.IntakeTest.journey;
import static io.journeyledger.intake.IntakeTest.stream;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.EventType;
import io.journeyledger.ledger.JourneyId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Entries that speak of two customers at once, and what becomes of the conflicts that were noted. */
class ContradictionsTest extends RunningIntake {

    private JourneyId ann;
    private JourneyId bob;
    private JourneyId cy;

    @BeforeEach
    void threeCustomers() {
        ann = journey(intake.record(purchase("o1", "ann@example.org")));
        bob = journey(intake.record(purchase("o2", "bob@example.org")));
        cy = journey(intake.record(purchase("o3", "cy@example.org")));
    }

    @Test
    void anErasureThatNamesOneJourneyAndTheCustomerOfAnotherErasesNobody() {
        Outcome outcome = intake.record(Entries.parse("{'specversion':'1.0','id':'e','source':'test','type':"
                + "'io.journeyledger.personal-data.erased.v1','time':'2026-03-02T09:30:00Z','subject':'" + ann
                + "','data':{" + customer("bob@example.org") + ",'reason':'asked'}}"));

        assertThat(code(outcome)).isEqualTo("identity-conflict");
        assertThat(stream(program, ann)).doesNotContain(EventType.PERSONAL_DATA_ERASED);
        assertThat(conflicts()).containsExactly(together(ann, bob));
    }

    @Test
    void aRowThatNamesTwoCustomersIsRefusedAndLinksThemToNobody() {
        Entry friend = purchase("o4", "friend@example.org");
        Entry referrer = purchase("o5", "ann@example.org");

        Outcome outcome = intake.record(List.of(List.of(friend, referrer))).getFirst();

        assertThat(code(outcome)).isEqualTo("invalid-field");
        assertThat(journey(intake.record(friend))).isNotEqualTo(ann);
    }

    @Test
    void aRowWhoseEntriesShareIdentifiersIsOfOneCustomer() {
        Entry byOne = purchase("o4", "ann@example.org");
        Entry byAnother = purchase("o5", "ann@work.example");
        Entry byBoth = entry("i", "customer.identified", "{" + customer("ann@work.example", "ann@example.org") + "}");

        Outcome outcome =
                intake.record(List.of(List.of(byOne, byAnother, byBoth))).getFirst();

        assertThat(journey(outcome)).isEqualTo(ann);
    }

    @Test
    void mergesSettleTheConflictOfThreeBitByBit() {
        conflict("ann@example.org", "bob@example.org", "cy@example.org");
        conflict("ann@example.org", "cy@example.org");

        merge(ann, bob);
        assertThat(conflicts()).containsExactly(together(ann, cy));
        assertThat(program.get(Conflicts.class).latest(0, 1).getFirst().entries())
                .isEqualTo(2);

        merge(ann, cy);
        assertThat(conflicts()).isEmpty();
    }

    @Test
    void aConflictWithWhoIsErasedOrLosesAnIdentifierIsNotedAnewWhenItIsMetAgain() {
        conflict("ann@example.org", "bob@example.org");
        intake.record(entry("e", "personal-data.erased", "{" + customer("bob@example.org") + ",'reason':'asked'}"));
        assertThat(conflicts()).isEmpty();

        intake.record(purchase("o4", "cy@example.org", "shared@example.org"));
        conflict("ann@example.org", "shared@example.org");
        assertThat(conflicts()).containsExactly(together(ann, cy));
        intake.record(entry(
                "u",
                "identifier.unlinked",
                "{" + customer("cy@example.org")
                        + ",'identifier':{'kind':'EMAIL','value':'shared@example.org'},'reason':'not his'}"));
        assertThat(conflicts()).isEmpty();
    }

    private void conflict(String... emails) {
        Outcome outcome = intake.record(entry(
                "c" + String.join("", emails),
                "preference.noted",
                "{" + customer(emails) + ",'topic':'channel','value':'CHAT'}"));
        assertThat(code(outcome)).isEqualTo("identity-conflict");
    }

    private void merge(JourneyId surviving, JourneyId absorbed) {
        Outcome outcome = intake.record(entry(
                "m" + absorbed,
                "journeys.merged",
                "{'surviving':'" + surviving + "','absorbed':'" + absorbed + "','reason':'asked'}"));
        assertThat(outcome).isInstanceOf(Outcome.Recorded.class);
    }

    private List<List<String>> conflicts() {
        return program.get(Conflicts.class).latest(0, 10).stream()
                .map(conflict -> List.of(conflict.journeys().split(" ")))
                .toList();
    }

    private static List<String> together(JourneyId... journeys) {
        return List.of(journeys).stream().map(JourneyId::value).sorted().toList();
    }
}
