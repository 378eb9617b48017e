package io.journeyledger.intake;

import static io.journeyledger.intake.Entries.customer;
import static io.journeyledger.intake.Entries.entry;
import static io.journeyledger.intake.Entries.purchase;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.ComplaintEvent.ComplaintInvestigated;
import io.journeyledger.ledger.EventType;
import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.PersonalText;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.store.codec.EventCodec;
import io.journeyledger.store.keys.JourneyKeys;
import io.journeyledger.store.reading.LedgerReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was begun in a journey goes on there after a merge, whoever of the two an entry names. */
class AbsorbedTest {

    private static final String COMPLAINT = "'complaintId':'b1'";

    @TempDir
    Path data;

    private TestProgram program;
    private Intake intake;
    private JourneyId ann;
    private JourneyId bob;

    @BeforeEach
    void bobsJourneyWithAnOpenComplaintIsMergedIntoAnns() {
        program = TestProgram.start(data);
        intake = program.get(Intake.class);
        ann = journey(intake.record(purchase("o1", "ann@example.org")));
        bob = journey(intake.record(purchase("o2", "bob@example.org")));
        record("l", "complaint.lodged", customer("bob@example.org") + "," + COMPLAINT + ",'narrative':'it leaks'");
        record(
                "p",
                "promise.made",
                customer("bob@example.org") + ",'promiseId':'p1','what':'a call','due':'2026-03-04T09:30:00Z'");
        record("m", "journeys.merged", "'surviving':'" + ann + "','absorbed':'" + bob + "','reason':'asked'");
    }

    @AfterEach
    void stop() {
        program.close();
    }

    @Test
    void aStepByTheCustomersIdentifierGoesToTheStreamOfTheComplaint() {
        Outcome outcome = record(
                "a", "complaint.investigated", customer("ann@example.org") + "," + COMPLAINT + ",'findings':'a seal'");

        assertThat(journey(outcome)).isEqualTo(bob);
        assertThat(events(bob).getLast())
                .isInstanceOfSatisfying(
                        ComplaintInvestigated.class,
                        step -> assertThat(program.get(JourneyKeys.class).open(bob, step.findings()))
                                .isEqualTo(PersonalText.of("a seal")));
        assertThat(record(
                        "a",
                        "complaint.investigated",
                        customer("ann@example.org") + "," + COMPLAINT + ",'findings':'a seal'"))
                .isInstanceOf(Outcome.Duplicate.class);
    }

    @Test
    void stepsThatFollowEachOtherInOneCallStayInTheirOrder() {
        List<Outcome> outcomes = intake.record(List.of(
                List.of(step("a", "acknowledged", "bob@example.org", "")),
                List.of(purchase("o3", "bob@example.org")),
                List.of(step("r", "resolved", "ann@example.org", ",'acceptedByCustomer':true")),
                List.of(step("c", "closed", "bob@example.org", ""))));

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Recorded.class));
        assertThat(types(bob))
                .endsWith(EventType.COMPLAINT_ACKNOWLEDGED, EventType.COMPLAINT_RESOLVED, EventType.COMPLAINT_CLOSED);
        assertThat(types(ann)).endsWith(EventType.PURCHASE_MADE);
    }

    @Test
    void promisesOrdersAndTheirEndsAreFoundTheSameWay() {
        assertThat(journey(record("k", "promise.kept", customer("bob@example.org") + ",'promiseId':'p1'")))
                .isEqualTo(bob);
        assertThat(journey(record(
                        "r",
                        "purchase.returned",
                        customer("bob@example.org")
                                + ",'orderId':'o2','returnId':'r1','amount':{'amount':'1.00','currency':'EUR'}")))
                .isEqualTo(bob);
    }

    @Test
    void whatStandsNowhereIsRefusedAsTheSurvivorRefusesIt() {
        assertThat(code(record("a", "complaint.acknowledged", customer("ann@example.org") + ",'complaintId':'b9'")))
                .isEqualTo("complaint-unknown");
        assertThat(code(record("k", "promise.kept", customer("bob@example.org") + ",'promiseId':'p9'")))
                .isEqualTo("promise-not-open");
    }

    @Test
    void theStreamOfTheComplaintSaysWhatItsStateForbids() {
        assertThat(code(intake.record(step("c", "closed", "bob@example.org", ""))))
                .isEqualTo("complaint-state-forbids");
    }

    @Test
    void somethingNewIsTheSurvivors() {
        assertThat(journey(record("l2", "complaint.lodged", customer("bob@example.org") + ",'complaintId':'b2'")))
                .isEqualTo(ann);
        assertThat(code(intake.record(to(bob, "l3", "complaint.lodged", "'complaintId':'b3'"))))
                .isEqualTo("journey-merged-away");
    }

    @Test
    void whoNamesTheirOwnJourneyAndTheirOwnAddressContradictsNobody() {
        String bobs = customer("bob@example.org") + ",";

        assertThat(journey(intake.record(to(bob, "a", "complaint.acknowledged", bobs + COMPLAINT))))
                .isEqualTo(bob);
        assertThat(code(intake.record(to(bob, "l4", "complaint.lodged", bobs + "'complaintId':'b4'"))))
                .isEqualTo("journey-merged-away");
        assertThat(program.get(Conflicts.class).latest(0, 10)).isEmpty();
    }

    @Test
    void aStepBesideANewIdentifierIsNotTakenApart() {
        Outcome outcome =
                record("a", "complaint.acknowledged", customer("bob@example.org", "new@example.org") + "," + COMPLAINT);

        assertThat(code(outcome)).isEqualTo("journey-merged-away");
        assertThat(types(ann)).doesNotContain(EventType.IDENTIFIER_LINKED);
    }

    @Test
    void afterTheErasureOfTheSurvivorNothingIsWrittenUnderANewKey() {
        record("e", "personal-data.erased", customer("ann@example.org") + ",'reason':'asked'");

        assertThat(code(intake.record(to(bob, "i", "complaint.investigated", COMPLAINT + ",'findings':'a seal'"))))
                .isEqualTo("journey-erased");
        assertThat(code(intake.record(to(bob, "a", "complaint.acknowledged", COMPLAINT))))
                .isEqualTo("journey-erased");
        assertThat(types(bob)).endsWith(EventType.JOURNEYS_MERGED);
    }

    @Test
    void afterASplitTheComplaintGoesOnByItself() {
        intake.record(step("a", "acknowledged", "bob@example.org", ""));
        record("s", "journeys.split", "'surviving':'" + ann + "','released':'" + bob + "','reason':'asked'");

        assertThat(journey(intake.record(step("r", "resolved", "bob@example.org", ",'acceptedByCustomer':true"))))
                .isEqualTo(bob);
        assertThat(code(intake.record(step("r2", "reopened", "ann@example.org", ""))))
                .isEqualTo("complaint-unknown");
    }

    @Test
    void anIdentifierIsUnlinkedWhereItWasLinkedAndNoSplitBringsItBack() {
        record(
                "i",
                "identifier.linked",
                customer("ann@example.org") + ",'identifier':{'kind':'EMAIL','value':'a@b.c'}");

        assertThat(journey(record("u", "identifier.unlinked", customer("ann@example.org") + "," + unlinked("bob"))))
                .isEqualTo(bob);
        record("s", "journeys.split", "'surviving':'" + ann + "','released':'" + bob + "','reason':'asked'");

        assertThat(journey(intake.record(purchase("o3", "bob@example.org")))).isNotIn(ann, bob);
    }

    @Test
    void whatTheAbsorbedLostAndTheSurvivorLinkedAnewStaysWithTheSurvivor() {
        record("u", "identifier.unlinked", customer("ann@example.org") + "," + unlinked("bob"));

        assertThat(journey(record(
                        "i",
                        "identifier.linked",
                        customer("ann@example.org") + ",'identifier':{'kind':'EMAIL','value':'bob@example.org'}")))
                .isEqualTo(ann);
        record("s", "journeys.split", "'surviving':'" + ann + "','released':'" + bob + "','reason':'asked'");

        assertThat(journey(intake.record(purchase("o3", "bob@example.org")))).isEqualTo(ann);
        assertThat(journey(record("v", "identifier.unlinked", customer("ann@example.org") + "," + unlinked("bob"))))
                .isEqualTo(ann);
        assertThat(journey(intake.record(purchase("o4", "bob@example.org")))).isNotIn(ann, bob);
    }

    @Test
    void whoNamesTheAbsorbedJourneyUnlinksThereToo() {
        assertThat(journey(intake.record(to(bob, "u", "identifier.unlinked", unlinked("bob")))))
                .isEqualTo(bob);
        assertThat(journey(intake.record(purchase("o3", "bob@example.org")))).isNotIn(ann, bob);
    }

    @Test
    void theLastIdentifierIsThatOfTheCustomerAndNotOfAStream() {
        assertThat(journey(record("u", "identifier.unlinked", customer("ann@example.org") + "," + unlinked("ann"))))
                .isEqualTo(ann);
        assertThat(code(record("v", "identifier.unlinked", customer("bob@example.org") + "," + unlinked("bob"))))
                .isEqualTo("last-identifier");
        assertThat(journey(intake.record(purchase("o3", "bob@example.org")))).isEqualTo(ann);
    }

    @Test
    void aStrangersIdentifierIsNotTheCustomersToUnlink() {
        JourneyId eve = journey(intake.record(purchase("o3", "eve@example.org")));

        assertThat(code(record("u", "identifier.unlinked", customer("ann@example.org") + "," + unlinked("eve"))))
                .isEqualTo("identifier-not-linked");
        assertThat(journey(intake.record(purchase("o4", "eve@example.org")))).isEqualTo(eve);
    }

    private static String unlinked(String who) {
        return "'identifier':{'kind':'EMAIL','value':'" + who + "@example.org'},'reason':'asked'";
    }

    private static Entry step(String id, String step, String email, String rest) {
        return entry(id, "complaint." + step, "{" + customer(email) + "," + COMPLAINT + rest + "}");
    }

    private static Entry to(JourneyId journey, String id, String type, String data) {
        return Entries.parse("{'specversion':'1.0','id':'" + id + "','source':'test','type':'io.journeyledger." + type
                + ".v1','time':'2026-03-02T09:30:00Z','subject':'" + journey + "','data':{" + data + "}}");
    }

    private Outcome record(String id, String type, String data) {
        return intake.record(entry(id, type, "{" + data + "}"));
    }

    private List<JourneyEvent> events(JourneyId journey) {
        return program
                .get(EventCodec.class)
                .decode(program.get(LedgerReader.class).read(journey))
                .stream()
                .map(Recorded::event)
                .toList();
    }

    private List<EventType> types(JourneyId journey) {
        return events(journey).stream().map(EventType::of).toList();
    }

    private static JourneyId journey(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Recorded recorded -> recorded.journey();
            case Outcome.Duplicate duplicate -> duplicate.journey();
            case Outcome.Rejected(Rejection rejection) -> throw new AssertionError(rejection.toString());
        };
    }

    private static String code(Outcome outcome) {
        return outcome instanceof Outcome.Rejected(Rejection rejection) ? rejection.code() : outcome.toString();
    }
}
