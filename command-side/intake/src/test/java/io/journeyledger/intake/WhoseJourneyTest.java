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
import org.junit.jupiter.api.Test;

/** Whose journey an entry goes to, by the identifiers that name its customer. */
class WhoseJourneyTest extends RunningIntake {

    @Test
    void theFirstEntryOfACustomerBeginsAJourney() {
        Outcome outcome = intake.record(purchase("o1", "ann@example.org"));

        assertThat(outcome).isInstanceOf(Outcome.Recorded.class);
        assertThat(stream(program, journey(outcome)))
                .containsExactly(EventType.CUSTOMER_IDENTIFIED, EventType.PURCHASE_MADE);
    }

    @Test
    void theSameCustomerIsRecognisedHoweverTheAddressIsWritten() {
        JourneyId first = journey(intake.record(purchase("o1", "ann@example.org")));
        JourneyId second = journey(intake.record(purchase("o2", " Ann@Example.ORG ")));

        assertThat(second).isEqualTo(first);
        assertThat(stream(program, first))
                .containsExactly(EventType.CUSTOMER_IDENTIFIED, EventType.PURCHASE_MADE, EventType.PURCHASE_MADE);
    }

    @Test
    void aNewIdentifierBesideAKnownOneIsLinked() {
        JourneyId ann = journey(intake.record(purchase("o1", "ann@example.org")));
        intake.record(entry(
                "c1",
                "contact.made",
                "{" + customer("ann@example.org", "ann@work.example")
                        + ",'contactId':'c1','channel':'CHAT','direction':'INBOUND','purpose':'question'}"));

        assertThat(journey(intake.record(purchase("o2", "ann@work.example")))).isEqualTo(ann);
        assertThat(stream(program, ann)).contains(EventType.IDENTIFIER_LINKED);
    }

    @Test
    void aRefusedFirstEntryBeginsNoJourneyButTheNextOneDoes() {
        Entry tomorrow = entry(
                "o1",
                "purchase.made",
                "2999-01-01T00:00:00Z",
                "{" + customer("ann@example.org") + ",'orderId':'o1','total':{'amount':10,'currency':'EUR'}}");
        List<Outcome> outcomes = intake.record(List.of(List.of(tomorrow), List.of(purchase("o2", "ann@example.org"))));

        assertThat(code(outcomes.get(0))).isEqualTo("occurs-in-the-future");
        assertThat(stream(program, journey(outcomes.get(1))))
                .containsExactly(EventType.CUSTOMER_IDENTIFIED, EventType.PURCHASE_MADE);
    }

    @Test
    void aRefusedFirstEntryLeavesItsJourneyToOneThatOnlySaysWho() {
        Entry tomorrow = entry(
                "o1",
                "purchase.made",
                "2999-01-01T00:00:00Z",
                "{" + customer("ann@example.org") + ",'orderId':'o1','total':{'amount':10,'currency':'EUR'}}");
        Entry who = entry("i1", "customer.identified", "{" + customer("ann@example.org") + "}");

        List<Outcome> outcomes = intake.record(List.of(List.of(tomorrow), List.of(who)));

        assertThat(code(outcomes.get(0))).isEqualTo("occurs-in-the-future");
        assertThat(stream(program, journey(outcomes.get(1)))).containsExactly(EventType.CUSTOMER_IDENTIFIED);
        assertThat(intake.record(who)).isInstanceOf(Outcome.Duplicate.class);
    }

    @Test
    void identifiersOfTwoJourneysMakeAVisibleConflictAndNoMerge() {
        JourneyId ann = journey(intake.record(purchase("o1", "ann@example.org")));
        JourneyId bob = journey(intake.record(purchase("o2", "bob@example.org")));

        Outcome outcome = intake.record(entry(
                "c1",
                "preference.noted",
                "{" + customer("ann@example.org", "bob@example.org") + ",'topic':'channel','value':'CHAT'}"));

        assertThat(code(outcome)).isEqualTo("identity-conflict");
        assertThat(program.get(Conflicts.class).latest(0, 10)).singleElement().satisfies(conflict -> {
            assertThat(conflict.journeys()).contains(ann.value(), bob.value());
            assertThat(conflict.entryId()).isEqualTo("c1");
        });
    }

    @Test
    void aJourneyThatIsNotThereConflictsWithNobody() {
        intake.record(purchase("o1", "ann@example.org"));

        Entry known = entry(
                "s1", "preference.noted", "{" + customer("ann@example.org") + ",'topic':'channel','value':'CHAT'}");
        Entry strange = entry(
                "s2", "preference.noted", "{" + customer("new@example.org") + ",'topic':'channel','value':'CHAT'}");
        Entry who = entry("s3", "customer.identified", "{" + customer("ann@example.org") + "}");

        assertThat(code(intake.record(of("GHOST", known)))).isEqualTo("journey-unknown");
        assertThat(code(intake.record(of("GHOST", strange)))).isEqualTo("journey-unknown");
        assertThat(code(intake.record(of("GHOST", who)))).isEqualTo("journey-unknown");
        assertThat(program.get(Conflicts.class).latest(0, 10)).isEmpty();
        assertThat(intake.record(known)).isInstanceOf(Outcome.Recorded.class);
    }

    private static Entry of(String journey, Entry entry) {
        return new Entry(
                entry.provenance(),
                entry.type(),
                entry.occurredAt(),
                new JourneyId(journey),
                entry.customer(),
                entry.data(),
                null);
    }

    @Test
    void afterAMergeTheSurvivorIsFoundAndAfterASplitBothAre() {
        JourneyId ann = journey(intake.record(purchase("o1", "ann@example.org")));
        JourneyId bob = journey(intake.record(purchase("o2", "bob@example.org")));
        String pair = "{'surviving':'" + ann + "','%s':'" + bob + "','reason':'asked'}";

        assertThat(intake.record(entry("m", "journeys.merged", pair.formatted("absorbed"))))
                .isInstanceOf(Outcome.Recorded.class);
        assertThat(journey(intake.record(purchase("o3", "bob@example.org")))).isEqualTo(ann);

        assertThat(intake.record(entry("s", "journeys.split", pair.formatted("released"))))
                .isInstanceOf(Outcome.Recorded.class);
        assertThat(journey(intake.record(purchase("o4", "bob@example.org")))).isEqualTo(bob);
        assertThat(journey(intake.record(purchase("o5", "ann@example.org")))).isEqualTo(ann);
    }

    @Test
    void aMergeThatOneSideRefusesChangesNeither() {
        JourneyId ann = journey(intake.record(purchase("o1", "ann@example.org")));

        Outcome outcome = intake.record(
                entry("m", "journeys.merged", "{'surviving':'NOBODY','absorbed':'" + ann + "','reason':'asked'}"));

        assertThat(code(outcome)).isEqualTo("journey-unknown");
        assertThat(stream(program, ann)).doesNotContain(EventType.JOURNEYS_MERGED);
        assertThat(intake.record(purchase("o2", "ann@example.org"))).isInstanceOf(Outcome.Recorded.class);
    }

    @Test
    void anUnlinkedIdentifierBeginsAJourneyOfItsOwn() {
        JourneyId ann = journey(intake.record(purchase("o1", "ann@example.org")));
        intake.record(entry(
                "i",
                "identifier.linked",
                "{" + customer("ann@example.org") + ",'identifier':{'kind':'EMAIL','value':'shared@example.org'}}"));
        assertThat(journey(intake.record(purchase("o3", "shared@example.org")))).isEqualTo(ann);
        intake.record(entry(
                "u",
                "identifier.unlinked",
                "{'customer':[{'kind':'EMAIL','value':'ann@example.org'}],"
                        + "'identifier':{'kind':'EMAIL','value':'shared@example.org'},'reason':'not hers'}"));

        assertThat(journey(intake.record(purchase("o2", "shared@example.org")))).isNotEqualTo(ann);
    }

    @Test
    void anErasedCustomerWhoReturnsBeginsANewJourney() {
        JourneyId ann = journey(intake.record(purchase("o1", "ann@example.org")));
        intake.record(entry("e", "personal-data.erased", "{" + customer("ann@example.org") + ",'reason':'asked'}"));

        assertThat(journey(intake.record(purchase("o2", "ann@example.org")))).isNotEqualTo(ann);
        assertThat(code(intake.record(Entries.parse(
                        "{'specversion':'1.0','id':'x','source':'test','type':'io.journeyledger.loyalty.joined.v1',"
                                + "'time':'2026-03-02T09:30:00Z','subject':'" + ann
                                + "','data':{'programme':'plus'}}"))))
                .isEqualTo("journey-erased");
    }

    @Test
    void anIdentifierNamedByARefusedEntryIsNobodys() {
        JourneyId ann = journey(intake.record(purchase("o1", "ann@example.org")));
        List<Outcome> outcomes = intake.record(List.of(
                List.of(entry(
                        "r1",
                        "complaint.closed",
                        "{" + customer("ann@example.org", "new@example.org") + ",'complaintId':'none'}")),
                List.of(purchase("o2", "new@example.org"))));

        assertThat(code(outcomes.get(0))).isEqualTo("complaint-unknown");
        assertThat(journey(outcomes.get(1))).isNotEqualTo(ann);
    }
}
