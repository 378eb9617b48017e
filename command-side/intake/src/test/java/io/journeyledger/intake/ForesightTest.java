package io.journeyledger.intake;

import static io.journeyledger.intake.Entries.customer;
import static io.journeyledger.intake.Entries.entry;
import static io.journeyledger.intake.Entries.purchase;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.ContactEvent;
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

/**
 * What was sealed before it was known whose it is: used when the expectation was right, sealed again when it was not.
 */
class ForesightTest {

    @TempDir
    Path data;

    private TestProgram program;
    private Intake intake;
    private Foresight foresight;

    @BeforeEach
    void start() {
        program = TestProgram.start(data);
        intake = program.get(Intake.class);
        foresight = intake.foresight();
    }

    @AfterEach
    void stop() {
        program.close();
    }

    @Test
    void anExpectedJourneyBeginsAsExpectedAndItsTextsCanBeRead() {
        List<EntryGroup> first = sealed(contact("c1", "ann@example.org"), contact("c2", "ann@example.org"));
        List<EntryGroup> second = sealed(contact("c3", "ann@example.org"));

        JourneyId ann = journey(record(first).getLast());

        assertThat(first.getFirst().ahead())
                .isNotNull()
                .satisfies(ahead -> assertThat(ahead.key().journey()).isEqualTo(ann));
        assertThat(journey(record(second).getFirst())).isEqualTo(ann);
        assertThat(summaries(ann)).containsExactly("about c1", "about c2", "about c3");
    }

    @Test
    void aTextThatWasSealedForAJourneyThatNeverBeganIsSealedForTheRightOne() {
        List<EntryGroup> expected = sealed(contact("c1", "ann@example.org"));
        JourneyId ann = journey(intake.record(purchase("o1", "ann@example.org")));

        assertThat(journey(record(expected).getFirst())).isEqualTo(ann);

        assertThat(summaries(ann)).containsExactly("about c1");
    }

    @Test
    void aTextThatWasSealedUnderAKeyThatIsErasedMeanwhileIsSealedUnderAnother() {
        JourneyId before = journey(intake.record(contact("c0", "ann@example.org")));
        List<EntryGroup> expected = sealed(contact("c1", "ann@example.org"));
        intake.record(entry("e", "personal-data.erased", "{" + customer("ann@example.org") + ",'reason':'asked'}"));

        JourneyId after = journey(record(expected).getFirst());

        assertThat(after).isNotEqualTo(before);
        assertThat(summaries(after)).containsExactly("about c1");
    }

    @Test
    void theJourneyOfARefusedBeginnerIsBegunByNobodyElse() {
        List<EntryGroup> groups = sealed(
                entry(
                        "r1",
                        "complaint.closed",
                        "{" + customer("ann@example.org", "bob@example.org") + ",'complaintId':'none'}"),
                contact("c1", "ann@example.org"),
                contact("c2", "bob@example.org"));

        List<Outcome> outcomes = record(groups);

        assertThat(outcomes.getFirst()).isInstanceOf(Outcome.Rejected.class);
        JourneyId ann = journey(outcomes.get(1));
        JourneyId bob = journey(outcomes.get(2));
        assertThat(ann).isNotEqualTo(bob);
        assertThat(summaries(ann)).containsExactly("about c1");
        assertThat(summaries(bob)).containsExactly("about c2");
    }

    @Test
    void whatIsTakenForNewAndIsAnsweredMeanwhileIsAnsweredTheSame() {
        List<EntryGroup> expected = sealed(contact("c1", "ann@example.org"), contact("c2", "bob@example.org"));
        assertThat(expected).allMatch(EntryGroup::isNew);
        Outcome.Recorded before = (Outcome.Recorded) intake.record(contact("c1", "ann@example.org"));

        List<Outcome> outcomes = record(expected);

        assertThat(outcomes.getFirst())
                .isEqualTo(new Outcome.Duplicate(before.journey(), before.firstSequence(), before.events()));
        assertThat(summaries(before.journey())).containsExactly("about c1");
        assertThat(summaries(journey(outcomes.getLast()))).containsExactly("about c2");
    }

    @Test
    void whatCanBeRecordedOnlyOnceIsNotRefusedWhenItWasAnsweredMeanwhile() {
        Entry purchase = purchase("o1", "ann@example.org");
        List<EntryGroup> expected = sealed(purchase);
        Outcome.Recorded before = (Outcome.Recorded) intake.record(purchase);

        assertThat(record(expected))
                .containsExactly(new Outcome.Duplicate(before.journey(), before.firstSequence(), before.events()));
    }

    @Test
    void onlyWhatNobodyAnsweredNorIsAboutToIsTakenForNew() {
        intake.record(contact("c0", "ann@example.org"));

        List<EntryGroup> first = sealed(
                contact("c0", "ann@example.org"), contact("c1", "ann@example.org"), contact("c1", "ann@example.org"));
        List<EntryGroup> second = sealed(contact("c1", "ann@example.org"), contact("c2", "ann@example.org"));

        assertThat(first).extracting(EntryGroup::isNew).containsExactly(false, true, false);
        assertThat(second).extracting(EntryGroup::isNew).containsExactly(false, true);
        assertThat(record(first))
                .extracting(outcome -> outcome instanceof Outcome.Recorded)
                .containsExactly(false, true, false);
        assertThat(record(second))
                .extracting(outcome -> outcome instanceof Outcome.Recorded)
                .containsExactly(false, true);
    }

    private List<EntryGroup> sealed(Entry... entries) {
        return foresight.seal(List.of(entries).stream()
                .map(entry -> intake.prepare(List.of(entry)))
                .toList());
    }

    private List<Outcome> record(List<EntryGroup> groups) {
        return intake.record(groups, outcomes -> {});
    }

    private static Entry contact(String id, String email) {
        return entry(
                id,
                "contact.made",
                "{" + customer(email) + ",'contactId':'" + id
                        + "','channel':'CHAT','direction':'INBOUND','purpose':'q','summary':'about " + id + "'}");
    }

    private static JourneyId journey(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Recorded.class);
        return ((Outcome.Recorded) outcome).journey();
    }

    private List<String> summaries(JourneyId journey) {
        JourneyKeys keys = program.get(JourneyKeys.class);
        return program
                .get(EventCodec.class)
                .decode(program.get(LedgerReader.class).read(journey))
                .stream()
                .map(Recorded::event)
                .filter(ContactEvent.ContactMade.class::isInstance)
                .map(ContactEvent.ContactMade.class::cast)
                .map(contact -> keys.open(journey, java.util.Objects.requireNonNull(contact.summary())))
                .map(text -> text instanceof PersonalText.Clear(String clear) ? clear : text.toString())
                .toList();
    }
}
