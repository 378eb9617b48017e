package io.journeyledger.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The program is killed at random moments of a rebuild. More often with {@code -Dledger.kills=10}. */
class RebuildKillIT {

    private static final List<String> VIEWS = List.of("customers", "complaints", "timeline", "transitions");

    @TempDir
    Path folder;

    @Test
    void a_kill_amid_a_rebuild_never_leaves_a_wrong_or_missing_view() throws Exception {
        Path data = folder.resolve("data");
        Path entries = folder.resolve("entries.ndjson");
        assertThat(LedgerProcess.run("simulate", "--customers", "400", "--seed", "7", "-o", entries.toString())
                        .exitCode())
                .isZero();
        assertThat(Files.size(entries)).isPositive();
        Random random = new Random(7);
        Map<String, Long> before;
        long longest;
        try (LedgerProcess ledger = LedgerProcess.up(data)) {
            assertThat(LedgerProcess.run("import", entries.toString(), "--url", ledger.url())
                            .exitCode())
                    .isZero();
            before = documents(ledger);
            assertThat(before).containsEntry("customers", 400L);
            JsonNode whole = LedgerProcess.run("rebuild", "all", "--json", "--url", ledger.url())
                    .json();
            assertThat(whole.path("state").asString()).isEqualTo("DONE");
            longest = Math.round(whole.path("seconds").asDouble() * 1_000) + 200;
            assertThat(documents(ledger)).isEqualTo(before);
            begin(ledger);
            TimeUnit.MILLISECONDS.sleep(random.nextLong(longest)); // the random moment
            ledger.kill();
        }
        int kills = Integer.getInteger("ledger.kills", 3);
        for (int kill = 1; kill < kills; kill++) {
            try (LedgerProcess ledger = LedgerProcess.up(data)) {
                assertWhole(ledger, before);
                begin(ledger);
                TimeUnit.MILLISECONDS.sleep(random.nextLong(longest)); // the random moment
                ledger.kill();
            }
        }
        try (LedgerProcess ledger = LedgerProcess.up(data)) {
            assertWhole(ledger, before);
        }
    }

    private static void begin(LedgerProcess ledger) {
        ledger.post("/api/v1/rebuilds", "{\"views\":[\"all\"]}");
    }

    /** Every view has one live index that holds everything, at once; and what was half done comes to its end. */
    private static void assertWhole(LedgerProcess ledger, Map<String, Long> before) {
        assertThat(documents(ledger)).isEqualTo(before);
        String elasticsearch = elasticsearch(ledger);
        for (String view : VIEWS) {
            assertThat(ledger.ask(elasticsearch + "/_alias/journey-" + view).properties())
                    .as("indices behind the alias of %s", view)
                    .hasSize(1);
        }
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> {
                    List<String> states = new ArrayList<>();
                    ledger.get("/api/v1/views")
                            .forEach(index -> states.add(index.path("state").asString()));
                    assertThat(states).doesNotContain("filling", "filled").contains("live");
                    assertThat(ledger.get("/api/v1/rebuilds"))
                            .allMatch(
                                    rebuild -> rebuild.path("state").asString().equals("DONE"));
                });
        assertThat(documents(ledger)).isEqualTo(before);
    }

    /** What searches find once the views have come to the head of the ledger, the last write included. */
    private static Map<String, Long> documents(LedgerProcess ledger) {
        ledger.awaitViews();
        String elasticsearch = elasticsearch(ledger);
        Map<String, Long> documents = new TreeMap<>();
        for (String view : VIEWS) {
            ledger.ask(elasticsearch + "/journey-" + view + "/_refresh");
            documents.put(
                    view,
                    ledger.ask(elasticsearch + "/journey-" + view + "/_count")
                            .path("count")
                            .asLong());
        }
        return documents;
    }

    private static String elasticsearch(LedgerProcess ledger) {
        return ledger.get("/api/v1/status").path("elasticsearch").asString();
    }
}
