package io.journeyledger.server.backup;

import static io.journeyledger.server.backup.Histories.purchase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.journeyledger.ledger.Family;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.projections.export.EventSelection;
import io.journeyledger.server.backup.LedgerUnderTest.Kind;
import io.journeyledger.store.codec.EventCodec;
import io.journeyledger.store.portable.PortableFileException;
import io.journeyledger.store.reading.RawEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Parts of a ledger. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventSelectionTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    static Path folder;

    private LedgerUnderTest ledger;

    @BeforeAll
    void record() throws IOException {
        ledger = LedgerUnderTest.empty(Kind.SQLITE, folder.resolve("from"));
        Histories.simulate(ledger, 20, 7);
        Histories.changeIdentities(ledger);
    }

    @AfterAll
    void close() {
        ledger.close();
    }

    @Test
    void of_a_family_of_a_time_and_of_positions() throws IOException {
        EventCodec codec = ledger.get(EventCodec.class);
        List<RawEvent> all = ledger.events();
        Instant middle = all.get(all.size() / 2).recordedAt();

        holds(
                new EventSelection(Set.of(), Set.of(Family.PURCHASE, Family.CHURN), null, null, null, null),
                event -> Set.of(Family.PURCHASE, Family.CHURN)
                        .contains(codec.typeOf(event).family()));
        holds(
                new EventSelection(Set.of(), Set.of(), middle, null, null, null),
                event -> !event.recordedAt().isBefore(middle));
        holds(
                new EventSelection(Set.of(), Set.of(), null, middle, null, null),
                event -> !event.recordedAt().isAfter(middle));
        holds(
                new EventSelection(Set.of(), Set.of(), null, null, 5L, 17L),
                event -> event.position() >= 5 && event.position() <= 17);
        JourneyId journey = new JourneyId(all.getFirst().journey());
        holds(
                new EventSelection(Set.of(journey), Set.of(Family.IDENTITY), null, null, null, null),
                event -> event.journey().equals(journey.value())
                        && codec.typeOf(event).family() == Family.IDENTITY);
    }

    @Test
    void whole_journeys_make_a_ledger_of_their_own() throws IOException {
        JourneyId journey = new JourneyId(ledger.events().getFirst().journey());
        EventSelection selection = new EventSelection(Set.of(journey), Set.of(), null, null, null, null);
        try (LedgerUnderTest other = LedgerUnderTest.empty(Kind.SQLITE, folder.resolve("one"))) {
            var restored = other.restore(ledger.exported(selection, false));

            assertThat(restored.journeys()).isEqualTo(1);
            assertThat(restored.part()).isEqualTo("--journey " + journey);
            assertThat(other.events())
                    .extracting(RawEvent::eventId)
                    .isEqualTo(ledger.events().stream()
                            .filter(event -> event.journey().equals(journey.value()))
                            .map(RawEvent::eventId)
                            .toList());
            assertThat(other.besideInWords())
                    .isEqualTo(ledger.besideInWords().stream()
                            .filter(row -> row.contains(" " + journey))
                            .toList());
        }
    }

    @Test
    void a_journey_comes_with_those_it_was_merged_with_or_not_at_all() throws IOException {
        RawEvent merge = ledger.events().stream()
                .filter(event -> event.type().equals("JourneysMerged"))
                .findFirst()
                .orElseThrow();
        String file = ledger.exported(
                new EventSelection(Set.of(new JourneyId(merge.journey())), Set.of(), null, null, null, null), false);
        try (LedgerUnderTest other = LedgerUnderTest.empty(Kind.SQLITE, folder.resolve("merged"))) {
            assertThatExceptionOfType(PortableFileException.class)
                    .isThrownBy(() -> other.restore(file))
                    .withMessageContaining("ties its journey to")
                    .withMessageContaining("Export both: --journey " + merge.journey() + " --journey ");
            assertThat(other.events()).isEmpty();
        }
    }

    @Test
    void readable_texts_are_open_and_erased_ones_are_null() throws IOException {
        Histories.recorded(
                ledger.record(
                        Histories.entry(
                                "readable",
                                "contact.made",
                                Histories.customer("zoe@example.org")
                                        + ",'contactId':'z1','channel':'PHONE_AGENT','direction':'INBOUND','purpose':'question','summary':'asked about tea'")));

        String readable = ledger.exported(EventSelection.ALL, true);

        assertThat(readable).contains("\"summary\":\"asked about tea\"", "zoe@example.org");
        assertThat(readable).doesNotContain("export.key.v1", "export.receipts.v1");
        List<JsonNode> erased = lines(readable).stream()
                .filter(line -> line.path("entryid").asString("").equals("c1"))
                .filter(line -> line.path("type").asString().contains("ContactMade"))
                .toList();
        assertThat(erased).hasSize(1);
        assertThat(erased.getFirst().path("data").path("summary").isNull()).isTrue();
        assertThat(ledger.exported()).doesNotContain("asked about tea", "zoe@example.org");
    }

    @Test
    void what_is_recorded_while_it_is_written_is_not_in_it() throws IOException {
        ledger.record(purchase("before", "max@example.org"));
        var export = ledger.get(io.journeyledger.projections.export.EventExports.class)
                .of(EventSelection.ALL, false);
        ledger.record(purchase("after", "max@example.org"));
        var file = new java.io.ByteArrayOutputStream();
        export.to(file);

        try (LedgerUnderTest other = LedgerUnderTest.empty(Kind.SQLITE, folder.resolve("meanwhile"))) {
            other.restore(file.toString(java.nio.charset.StandardCharsets.UTF_8));

            Histories.recorded(other.record(purchase("after", "max@example.org")));
        }
    }

    private void holds(EventSelection selection, Predicate<RawEvent> which) throws IOException {
        List<String> expected =
                ledger.events().stream().filter(which).map(RawEvent::eventId).toList();
        assertThat(expected).isNotEmpty().hasSizeLessThan(ledger.events().size());
        assertThat(lines(ledger.exported(selection, false)).stream()
                        .filter(line -> line.path("source").asString().equals("urn:journeyledger:ledger"))
                        .map(line -> line.path("id").asString()))
                .isEqualTo(expected);
    }

    private static List<JsonNode> lines(String file) {
        return file.lines().map(JSON::readTree).toList();
    }
}
