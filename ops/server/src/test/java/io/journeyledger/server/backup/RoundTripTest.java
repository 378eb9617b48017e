package io.journeyledger.server.backup;

import static io.journeyledger.server.backup.Histories.purchase;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.provider.EventFormatProvider;
import io.cloudevents.jackson.JsonFormat;
import io.journeyledger.intake.LedgerRestore;
import io.journeyledger.intake.Outcome;
import io.journeyledger.ledger.Provenance;
import io.journeyledger.server.backup.LedgerUnderTest.Kind;
import io.journeyledger.store.codec.EventCodec;
import io.journeyledger.store.reading.RawEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** A ledger that went out and came back is the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoundTripTest {

    @TempDir
    static Path folder;

    private LedgerUnderTest ledger;
    private String file;

    @BeforeAll
    void record() throws IOException {
        ledger = LedgerUnderTest.empty(Kind.SQLITE, folder.resolve("from"));
        Histories.simulate(ledger, 60, 28);
        Histories.changeIdentities(ledger);
        Histories.moveAnIdentifier(ledger);
        Histories.answerInWaysThatEventsDoNotTell(ledger);
        Histories.keepAnOldRevision(ledger);
        Histories.simulate(ledger, 20, 29);
        file = ledger.exported();
    }

    @AfterAll
    void close() {
        ledger.close();
    }

    @ParameterizedTest
    @EnumSource
    void the_same_events_answers_identifiers_keys_and_documents(Kind kind) throws IOException {
        try (LedgerUnderTest other = LedgerUnderTest.empty(kind, folder.resolve("same-" + kind))) {
            LedgerRestore.Restored restored = other.restore(file);

            assertThat(other.eventsInWords()).isEqualTo(ledger.eventsInWords());
            assertThat(other.besideInWords()).isEqualTo(ledger.besideInWords());
            assertThat(other.documents()).isEqualTo(ledger.documents());
            assertThat(restored.events()).isEqualTo(ledger.events().size());
            assertThat(restored.journeys())
                    .isEqualTo(ledger.events().stream()
                            .filter(event -> event.sequence() == 0)
                            .count());
            assertThat(restored.receipts())
                    .isEqualTo(ledger.besideInWords().stream()
                            .filter(row -> row.startsWith("receipt"))
                            .count());
            assertThat(events(other.exported())).as("out once more").isEqualTo(events(file));
        }
    }

    @ParameterizedTest
    @EnumSource
    void life_goes_on_where_it_was(Kind kind) throws IOException {
        try (LedgerUnderTest other = LedgerUnderTest.empty(kind, folder.resolve("on-" + kind))) {
            other.restore(file);

            // what was recorded before is answered as it was then
            for (String entry : List.of(
                    purchase("o1", "ann@example.org"),
                    purchase("o7", "kim@example.org"),
                    purchase("g2", "gus@example.org"))) {
                assertThat(other.record(entry))
                        .isInstanceOf(Outcome.Duplicate.class)
                        .isEqualTo(ledger.record(entry));
            }
            // a known customer is recognised, and goes on in the journey that speaks for theirs
            Outcome.Recorded more = (Outcome.Recorded) other.record(purchase("new", "ann@example.org"));
            assertThat(more.journey())
                    .isEqualTo(((Outcome.Duplicate) ledger.record(purchase("o1", "ann@example.org"))).journey());
            RawEvent last = other.events().getLast();
            assertThat(last.position()).isEqualTo(ledger.events().size() + 1);
            assertThat(last.eventId()).isEqualTo(more.journey() + "." + more.firstSequence());
        }
    }

    @Test
    void a_ledger_whose_positions_have_gaps_keeps_them_where_gaps_can_be_and_its_order_anywhere() throws IOException {
        try (LedgerUnderTest gaps = LedgerUnderTest.empty(Kind.POSTGRESQL, folder.resolve("gaps"));
                LedgerUnderTest postgresql = LedgerUnderTest.empty(Kind.POSTGRESQL, folder.resolve("gaps-kept"));
                LedgerUnderTest sqlite = LedgerUnderTest.empty(Kind.SQLITE, folder.resolve("gaps-closed"))) {
            // given a position that is given out and never used, before each journey
            for (int i = 0; i < 3; i++) {
                gaps.get(JdbcTemplate.class).queryForList("SELECT nextval('ledger_position')");
                Histories.recorded(gaps.record(purchase("p" + i, "p" + i + "@example.org")));
            }
            String out = gaps.exported();

            // when
            postgresql.restore(out);
            sqlite.restore(out);

            // then
            assertThat(gaps.events()).extracting(RawEvent::position).containsExactly(2L, 3L, 5L, 6L, 8L, 9L);
            assertThat(postgresql.eventsInWords()).isEqualTo(gaps.eventsInWords());
            assertThat(sqlite.events()).extracting(RawEvent::position).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
            assertThat(sqlite.events())
                    .extracting(RawEvent::eventId)
                    .isEqualTo(gaps.events().stream().map(RawEvent::eventId).toList());
            assertThat(sqlite.besideInWords()).isEqualTo(gaps.besideInWords());
            Histories.recorded(postgresql.record(purchase("p9", "p1@example.org")));
            assertThat(postgresql.events().getLast().position()).isEqualTo(10);
        }
    }

    /** The reader is the CloudEvents SDK, which knows nothing of this program. */
    @Test
    void any_reader_of_cloud_events_reads_every_line() {
        var format = Objects.requireNonNull(EventFormatProvider.getInstance().resolveFormat(JsonFormat.CONTENT_TYPE));
        EventCodec codec = ledger.get(EventCodec.class);
        List<CloudEvent> read = file.lines()
                .map(line -> format.deserialize(line.getBytes(StandardCharsets.UTF_8)))
                .toList();

        assertThat(read.getFirst().getType()).isEqualTo("io.journeyledger.export.begun.v1");
        assertThat(read.getLast().getType()).isEqualTo("io.journeyledger.export.ended.v1");
        List<CloudEvent> events = read.stream()
                .filter(event -> event.getType().startsWith("io.journeyledger.recorded."))
                .toList();
        List<RawEvent> all = ledger.events();
        assertThat(events).hasSameSizeAs(all);
        for (int i = 0; i < events.size(); i++) {
            CloudEvent event = events.get(i);
            RawEvent stored = all.get(i);
            Provenance provenance = codec.provenance(stored.metadata());
            assertThat(event.getId()).isEqualTo(stored.eventId());
            assertThat(event.getSubject()).isEqualTo(stored.journey());
            assertThat(event.getType())
                    .isEqualTo("io.journeyledger.recorded." + stored.type() + ".v" + stored.revision());
            assertThat(Objects.requireNonNull(event.getTime()).toInstant())
                    .isEqualTo(codec.decode(stored).event().occurredAt());
            assertThat(event.getExtension("recordedtime"))
                    .isEqualTo(stored.recordedAt().toString());
            assertThat(event.getExtension("position")).isEqualTo(Long.toString(stored.position()));
            assertThat(event.getExtension("actor")).isEqualTo(provenance.actor());
            assertThat(event.getExtension("tenant")).isEqualTo(provenance.tenant());
            assertThat(event.getExtension("correlationid")).isEqualTo(provenance.correlationId());
            if (stored.metadata() != null) {
                assertThat(event.getExtension("entrysource")).isEqualTo(provenance.source());
                assertThat(event.getExtension("entryid")).isEqualTo(provenance.id());
            }
            assertThat(Objects.requireNonNull(event.getData()).toBytes()).isNotEmpty();
        }
    }

    @Test
    void an_erased_journeys_key_does_not_leave() {
        assertThat(file.lines().filter(line -> line.contains("\"erasedAt\"")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).doesNotContain("wrapped"));
        assertThat(file).doesNotContain("ann@example.org", "asked about");
    }

    private static List<String> events(String file) {
        return file.lines()
                .filter(line -> line.contains("\"urn:journeyledger:ledger\""))
                .toList();
    }
}
