package io.journeyledger.intake;

import static io.journeyledger.intake.Entries.customer;
import static io.journeyledger.intake.Entries.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.store.reading.LedgerReader;
import io.journeyledger.store.reading.RawEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColdJourneysTest {

    private static final int CUSTOMERS = 25;

    @TempDir
    Path data;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whoIsNotInMemoryIsDecidedAboutAsWhoIs(long seed) {
        List<List<List<Entry>>> chunks = chunks(new Random(seed));

        Story remembered = record(data.resolve("warm"), chunks, "journey.intake.cached-journeys=1000");
        Story read = record(data.resolve("cold"), chunks, "journey.intake.cached-journeys=0");
        Story shortened = record(
                data.resolve("snapshots"),
                chunks,
                "journey.intake.cached-journeys=0",
                "journey.intake.snapshot-every=5");

        assertThat(remembered.answers()).anyMatch(answer -> answer.contains("return-exceeds-purchase"));
        assertThat(read).isEqualTo(remembered);
        assertThat(shortened).isEqualTo(remembered);
    }

    @Test
    void aStreamThatCannotBeReadIsSaidAndNamed() {
        try (TestProgram program = TestProgram.start(data, "journey.intake.cached-journeys=0")) {
            Intake intake = program.get(Intake.class);
            intake.record(List.of(
                    List.of(Entries.purchase("o1", "ann@example.org")),
                    List.of(Entries.purchase("o2", "bob@example.org"))));
            program.get(org.springframework.jdbc.core.JdbcTemplate.class)
                    .update("INSERT INTO domain_event (journey, sequence, type, recorded_at, payload, metadata, origin)"
                            + " SELECT journey, 2, type, recorded_at, '{}', metadata, origin FROM domain_event"
                            + " WHERE position = 2");

            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> intake.record(List.of(
                            List.of(Entries.purchase("o3", "ann@example.org")),
                            List.of(Entries.purchase("o4", "bob@example.org"))))))
                    .hasMessageContaining("PurchaseMade");
        }
    }

    /** What was answered, and what the ledger holds then; journeys by the order of their beginnings. */
    private record Story(List<String> answers, List<String> events) {}

    private static Story record(Path folder, List<List<List<Entry>>> chunks, String... properties) {
        try (TestProgram program = TestProgram.start(folder, properties)) {
            List<String> answers = new ArrayList<>();
            for (List<List<Entry>> chunk : chunks) {
                for (Outcome outcome : program.get(Intake.class).record(chunk)) {
                    answers.add(
                            switch (outcome) {
                                case Outcome.Recorded recorded ->
                                    "recorded " + recorded.firstSequence() + " " + recorded.events();
                                case Outcome.Duplicate duplicate ->
                                    "duplicate " + duplicate.firstSequence() + " " + duplicate.events();
                                case Outcome.Rejected rejected ->
                                    rejected.rejection().code();
                            });
                }
            }
            return new Story(answers, events(program.get(LedgerReader.class)));
        }
    }

    private static List<String> events(LedgerReader ledger) {
        List<String> journeys = new ArrayList<>();
        List<String> events = new ArrayList<>();
        for (RawEvent event : ledger.read(0, 10_000)) {
            if (!journeys.contains(event.journey())) {
                journeys.add(event.journey());
            }
            String payload = new String(event.payload(), StandardCharsets.UTF_8);
            events.add(journeys.indexOf(event.journey()) + "." + event.sequence() + " " + event.type() + " "
                    + (event.type().startsWith("Purchase") ? payload : ""));
        }
        return events;
    }

    private static List<List<List<Entry>>> chunks(Random random) {
        List<List<List<Entry>>> chunks = new ArrayList<>();
        int id = 0;
        for (int chunk = 0; chunk < 8; chunk++) {
            List<List<Entry>> groups = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                groups.add(List.of(act(random, "e" + (random.nextInt(10) == 0 ? id : ++id))));
            }
            chunks.add(groups);
        }
        return chunks;
    }

    /** Orders are few, so that many are returned, some of them too often. */
    private static Entry act(Random random, String id) {
        String who = customer("c" + random.nextInt(CUSTOMERS) + "@example.org");
        String order = "'orderId':'o" + random.nextInt(3) + "'";
        String money = "{'amount':" + (1 + random.nextInt(9)) + ",'currency':'EUR'}";
        return random.nextBoolean()
                ? entry(id, "purchase.made", "{" + who + "," + order + ",'total':" + money + "}")
                : entry(
                        id,
                        "purchase.returned",
                        "{" + who + "," + order + ",'returnId':'" + id + "','amount':" + money + "}");
    }
}
