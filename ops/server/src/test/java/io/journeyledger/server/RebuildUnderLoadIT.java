package io.journeyledger.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A rebuild of every view while a thousand entries a second arrive and searches go on. Longer, and over a larger
 * ledger, with {@code -Dledger.load.seconds=60 -Dledger.load.customers=4500}: rebuilds follow each other until nothing
 * more arrives.
 */
class RebuildUnderLoadIT {

    private static final int SECONDS = Integer.getInteger("ledger.load.seconds", 6);
    private static final int CUSTOMERS = Integer.getInteger("ledger.load.customers", 400);
    private static final int ENTRIES_A_SECOND = 1_000;
    private static final int FEWEST_ENTRIES_A_CUSTOMER = 15;

    @TempDir
    Path folder;

    @Test
    void a_rebuild_amid_arrivals_loses_nothing_and_no_search_fails() throws Exception {
        // given
        Path history = simulated("history", CUSTOMERS, 7);
        int more = SECONDS * ENTRIES_A_SECOND;
        Queue<String> news = new ArrayDeque<>(Files.readAllLines(simulated("news", more / FEWEST_ENTRIES_A_CUSTOMER, 8))
                .subList(0, more));
        try (LedgerProcess ledger = LedgerProcess.up(folder.resolve("data"))) {
            LedgerProcess.run("import", history.toString(), "--url", ledger.url());
            long before = ledger.awaitViews().path("events").asLong();
            List<JsonNode> rebuilds = new ArrayList<>();

            // when
            Searches searches = Searches.begin(ledger, 2);
            try (searches;
                    Arrivals arrivals = Arrivals.begin(ledger, news, ENTRIES_A_SECOND)) {
                await().atMost(Duration.ofMinutes(1)).until(() -> arrivals.events() > 0);
                long begun = arrivals.events();
                do {
                    rebuilds.add(LedgerProcess.run("rebuild", "all", "--json", "--url", ledger.url())
                            .json());
                    assertThat(arrivals.events()).as("some arrived meanwhile").isGreaterThan(begun);
                } while (!arrivals.isOver());
                arrivals.await();
                before += arrivals.events();
                System.out.printf(
                        "%d events arrived, %.0f a second; %d searches; rebuilds: %s%n",
                        arrivals.events(), arrivals.rate(), searches.asked(), told(rebuilds));
            }

            // then
            assertThat(searches.before()).allMatch(found -> found > 0);
            assertThat(searches.failures()).isEmpty();
            assertThat(rebuilds)
                    .allMatch(ended -> ended.path("state").asString().equals("DONE"));
            JsonNode status = ledger.awaitViews();
            assertThat(status.path("events").asLong()).isEqualTo(before);
            String elasticsearch = status.path("elasticsearch").asString();
            assertThat(ledger.ask(elasticsearch + "/journey-timeline/_count")
                            .path("count")
                            .asLong())
                    .isEqualTo(before);
            rebuilds.getLast()
                    .path("indices")
                    .properties()
                    .forEach(index -> assertThat(ledger.ask(elasticsearch + "/_alias/journey-" + index.getKey())
                                    .propertyNames())
                            .containsExactly(index.getValue().asString()));
            var audit = LedgerProcess.run("audit", "all", "--url", ledger.url());
            assertThat(audit.exitCode()).as(audit.out() + audit.err()).isZero();
        }
    }

    private Path simulated(String name, int customers, int seed) {
        Path file = folder.resolve(name + ".ndjson");
        var ended = LedgerProcess.run(
                "simulate",
                "--customers",
                Integer.toString(customers),
                "--seed",
                Integer.toString(seed),
                "-o",
                file.toString());
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        return file;
    }

    private static List<String> told(List<JsonNode> rebuilds) {
        return rebuilds.stream()
                .map(rebuild -> "%,d events in %.1f s"
                        .formatted(
                                rebuild.path("events").asLong(),
                                rebuild.path("seconds").asDouble()))
                .toList();
    }
}
