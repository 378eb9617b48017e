package io.journeyledger.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.journeyledger.elasticsearch.ElasticsearchChild;
import io.journeyledger.elasticsearch.ElasticsearchSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The program is killed at random moments of a rebuild, while entries arrive; its Elasticsearch goes on. More often
 * with {@code -Dledger.kills=10}, at other moments with {@code -Dledger.seed=8}.
 */
class RebuildKillIT {

    private static final List<String> VIEWS = List.of("customers", "complaints", "timeline", "transitions");
    private static final int CUSTOMERS = 200;
    private static final int ENTRIES_A_SECOND = 300;

    /** How long the swap of four aliases and what belongs to it takes, about. */
    private static final long SWAP_MICROS = 250_000;

    @TempDir
    Path folder;

    private final List<String> kills = new ArrayList<>();

    @Test
    void a_kill_amid_a_rebuild_never_leaves_a_wrong_or_missing_view() throws Exception {
        Path history = simulated("history", CUSTOMERS, 7);
        Queue<String> news = new ArrayDeque<>(Files.readAllLines(simulated("news", 2 * CUSTOMERS, 8)));
        Random random = new Random(Integer.getInteger("ledger.seed", 7));
        long accepted = 0;
        try (ElasticsearchChild elasticsearch = ElasticsearchChild.start(
                ElasticsearchSettings.in(folder.resolve("elasticsearch")).forShortRun())) {
            for (int kill = 0; kill < Integer.getInteger("ledger.kills", 2); kill++) {
                try (LedgerProcess ledger = up(elasticsearch)) {
                    if (kill == 0) {
                        take(history, ledger);
                    }
                    long before = assertWhole(ledger);
                    assertThat(before)
                            .as("of %d accepted events, none is lost", accepted)
                            .isGreaterThanOrEqualTo(accepted);
                    try (Arrivals arrivals = Arrivals.begin(ledger, news, ENTRIES_A_SECOND)) {
                        killAmidRebuild(ledger, random, kill);
                        accepted = before + arrivals.events();
                    }
                }
            }
            try (LedgerProcess ledger = up(elasticsearch)) {
                assertThat(assertWhole(ledger)).isGreaterThanOrEqualTo(accepted);
            }
        } finally {
            System.out.println("killed " + String.join("; ", kills));
        }
    }

    private LedgerProcess up(ElasticsearchChild elasticsearch) {
        return LedgerProcess.up(
                folder.resolve("data"),
                Map.of("JOURNEY_ELASTICSEARCH_URL", elasticsearch.url().toString()));
    }

    private static void take(Path history, LedgerProcess ledger) {
        LedgerProcess.run("import", history.toString(), "--url", ledger.url());
        JsonNode whole = LedgerProcess.run("rebuild", "all", "--json", "--url", ledger.url())
                .json();
        assertThat(whole.path("state").asString()).isEqualTo("DONE");
        assertThat(ledger.awaitViews().path("views").path(0).path("documents").asLong())
                .isEqualTo(CUSTOMERS);
    }

    /** By turns anywhere while the index is filled, and anywhere from the begin of the swap until a little after it. */
    private void killAmidRebuild(LedgerProcess ledger, Random random, int kill) throws InterruptedException {
        String rebuild = "/api/v1/rebuilds/"
                + ledger.post("/api/v1/rebuilds", "{\"views\":[\"all\"]}")
                        .path("id")
                        .asString();
        boolean swapping = kill % 2 == 1;
        double share = random.nextDouble();
        await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(1)).until(() -> {
            JsonNode seen = ledger.get(rebuild);
            return swapping ? isSwapping(seen) : isFilled(seen, share);
        });
        if (swapping) {
            TimeUnit.MICROSECONDS.sleep(random.nextLong(SWAP_MICROS)); // the random moment
        }
        JsonNode last = ledger.get(rebuild);
        ledger.kill();
        kills.add("%s at event %d of %d"
                .formatted(
                        last.path("state").asString(),
                        last.path("events").asLong(),
                        last.path("total").asLong()));
    }

    private static boolean isFilled(JsonNode rebuild, double share) {
        return switch (rebuild.path("state").asString()) {
            case "WAITING" -> false;
            case "FILLING" ->
                rebuild.path("events").asLong() >= share * rebuild.path("total").asLong();
            default -> true;
        };
    }

    private static boolean isSwapping(JsonNode rebuild) {
        return List.of("SWAPPING", "DONE").contains(rebuild.path("state").asString());
    }

    /**
     * Every view has one live index that holds everything, at once; and what was half done comes to its end.
     *
     * @return events in the ledger
     */
    private long assertWhole(LedgerProcess ledger) {
        assertOneIndexHoldsAll(ledger);
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
        assertOneIndexHoldsAll(ledger);
        if (!kills.isEmpty()) {
            kills.set(
                    kills.size() - 1,
                    kills.getLast() + ", taken up "
                            + ledger.get("/api/v1/rebuilds").size());
        }
        var audit = LedgerProcess.run("audit", "all", "--json", "--url", ledger.url());
        assertThat(audit.exitCode()).as(audit.out() + audit.err()).isZero();
        return ledger.get("/api/v1/status").path("events").asLong();
    }

    private static void assertOneIndexHoldsAll(LedgerProcess ledger) {
        JsonNode status = ledger.awaitViews();
        String elasticsearch = status.path("elasticsearch").asString();
        for (String view : VIEWS) {
            assertThat(ledger.ask(elasticsearch + "/_alias/journey-" + view).properties())
                    .as("indices behind the alias of %s", view)
                    .hasSize(1);
        }
        assertThat(ledger.ask(elasticsearch + "/journey-timeline/_count")
                        .path("count")
                        .asLong())
                .isEqualTo(status.path("events").asLong());
    }

    private Path simulated(String name, int customers, int seed) {
        Path file = folder.resolve(name + ".ndjson");
        assertThat(LedgerProcess.run(
                                "simulate",
                                "--customers",
                                Integer.toString(customers),
                                "--seed",
                                Integer.toString(seed),
                                "-o",
                                file.toString())
                        .exitCode())
                .isZero();
        return file;
    }
}
