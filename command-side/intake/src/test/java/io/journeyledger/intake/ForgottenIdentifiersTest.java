package io.journeyledger.intake;

import static io.journeyledger.intake.Entries.customer;
import static io.journeyledger.intake.Entries.entry;
import static io.journeyledger.intake.Entries.purchase;
import static io.journeyledger.intake.IntakeTest.code;
import static io.journeyledger.intake.IntakeTest.journey;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.Identifier;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.store.keys.Fingerprints;
import io.journeyledger.store.reading.LedgerReader;
import io.journeyledger.store.reading.RawEvent;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What stands in events about identifiers ties no two journeys together, whoever reads them, the master key in hand. */
class ForgottenIdentifiersTest extends RunningIntake {

    /** 16 bytes take at least as many characters, in Base64. */
    private static final int OF_A_SECRET = 22;

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void nothingTiesAnErasedCustomerToTheSamePersonWhoReturns() {
        JourneyId before = journey(intake.record(purchase("o1", "ann@example.org")));
        link("l1", "ann@example.org", "ann@work.example");
        unlink("u1", "ann@example.org", "ann@work.example");
        record("e", "personal-data.erased", customer("ann@example.org") + ",'reason':'asked'");

        JourneyId after = journey(intake.record(purchase("o2", "ann@example.org")));
        link("l2", "ann@example.org", "ann@work.example");
        unlink("u2", "ann@example.org", "ann@work.example");

        assertThat(after).isNotEqualTo(before);
        Set<String> shared = new TreeSet<>(texts(before));
        shared.retainAll(texts(after));
        assertThat(shared)
                .contains("EMAIL")
                .allSatisfy(text -> assertThat(text)
                        .satisfiesAnyOf(
                                each -> assertThat(each).hasSizeLessThan(OF_A_SECRET),
                                each -> assertThat(each).matches("2026-.*Z")));
    }

    @Test
    void noEventHoldsAFingerprint() {
        intake.record(purchase("o1", "ann@example.org"));
        link("l1", "ann@example.org", "ann@work.example");
        unlink("u1", "ann@example.org", "ann@work.example");
        Fingerprints fingerprints = program.get(Fingerprints.class);

        assertThat(program.get(LedgerReader.class).read(0, 100))
                .hasSize(4)
                .allSatisfy(event -> assertThat(new String(event.payload(), java.nio.charset.StandardCharsets.UTF_8))
                        .doesNotContain(fingerprints.of(Identifier.Kind.EMAIL, "ann@example.org"))
                        .doesNotContain(fingerprints.of(Identifier.Kind.EMAIL, "ann@work.example")));
    }

    @Test
    void anIdentifierThatGoesFromOneJourneyToAnotherIsStoredDifferently() {
        JourneyId ann = journey(intake.record(purchase("o1", "ann@example.org")));
        JourneyId bob = journey(intake.record(purchase("o2", "bob@example.org")));
        link("l1", "ann@example.org", "shared@example.org");
        unlink("u1", "ann@example.org", "shared@example.org");
        link("l2", "bob@example.org", "shared@example.org");

        assertThat(marks(ann)).hasSize(2).doesNotContainAnyElementsOf(marks(bob));
        assertThat(journey(intake.record(purchase("o3", "shared@example.org")))).isEqualTo(bob);
    }

    @Test
    void whatIsLinkedAgainToTheSameJourneyHasTheSameMark() {
        JourneyId ann = journey(intake.record(purchase("o1", "ann@example.org")));
        link("l1", "ann@example.org", "ann@work.example");
        unlink("u1", "ann@example.org", "ann@work.example");
        link("l2", "ann@example.org", "ann@work.example");

        assertThat(marks(ann)).hasSize(2);
        assertThat(code(intake.record(
                        entry("l3", "identifier.linked", "{" + pair("ann@example.org", "ann@work.example") + "}"))))
                .contains("events=0");
    }

    @Test
    void anErasedJourneyUnlinksNothingAndGetsNoKey() {
        JourneyId ann = journey(intake.record(purchase("o1", "ann@example.org")));
        record("e", "personal-data.erased", customer("ann@example.org") + ",'reason':'asked'");

        assertThat(code(intake.record(Entries.parse("{'specversion':'1.0','id':'u','source':'test','type':"
                        + "'io.journeyledger.identifier.unlinked.v1','time':'2026-03-02T09:30:00Z','subject':'" + ann
                        + "','data':{'identifier':{'kind':'EMAIL','value':'ann@example.org'},'reason':'asked'}}"))))
                .isEqualTo("journey-erased");
    }

    private void link(String id, String known, String other) {
        record(id, "identifier.linked", pair(known, other));
    }

    private void unlink(String id, String known, String other) {
        record(id, "identifier.unlinked", pair(known, other) + ",'reason':'asked'");
    }

    private static String pair(String known, String other) {
        return customer(known) + ",'identifier':{'kind':'EMAIL','value':'" + other + "'}";
    }

    private void record(String id, String action, String data) {
        assertThat(intake.record(entry(id, action, "{" + data + "}"))).isInstanceOf(Outcome.Recorded.class);
    }

    private Set<String> marks(JourneyId journey) {
        return program.get(LedgerReader.class).read(journey).stream()
                .flatMap(event -> JSON.readTree(event.payload()).findValuesAsString("mark").stream())
                .collect(Collectors.toSet());
    }

    /** Every text in the events of a journey, and in what stands beside them. */
    private Set<String> texts(JourneyId journey) {
        Set<String> texts = new TreeSet<>();
        for (RawEvent event : program.get(LedgerReader.class).read(journey)) {
            collect(JSON.readTree(event.payload()), texts);
            byte[] metadata = event.metadata();
            if (metadata != null) {
                collect(JSON.readTree(metadata), texts);
            }
        }
        return texts;
    }

    private static void collect(JsonNode node, Set<String> texts) {
        if (node.isString()) {
            texts.add(node.asString());
        }
        node.forEach(each -> collect(each, texts));
    }
}
