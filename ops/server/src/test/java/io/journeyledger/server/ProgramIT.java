package io.journeyledger.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProgramIT {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    @Test
    void what_is_imported_is_in_every_view_and_still_there_after_a_restart() throws IOException {
        // given
        Path data = folder.resolve("data");
        Path entries = simulated(60);
        long lines = Files.readAllLines(entries).size();
        JsonNode before;
        try (LedgerProcess ledger = LedgerProcess.up(data)) {
            // when
            var imported = LedgerProcess.run("import", entries.toString(), "--json", "--url", ledger.url());

            // then
            assertThat(imported.exitCode()).as(imported.err()).isZero();
            assertThat(imported.json().path("state").asString()).isEqualTo("DONE");
            assertThat(imported.json().path("read").asLong()).isEqualTo(lines);
            assertThat(imported.json().path("rejected").asLong()).isZero();
            assertThat(imported.json().path("recorded").asLong()).isEqualTo(distinct(entries));
            before = ledger.awaitViews();
            assertThat(documents(before, "customers")).isEqualTo(60);
            assertThat(documents(before, "timeline"))
                    .isEqualTo(before.path("events").asLong());

            var status = LedgerProcess.run("status", "--json", "--port", ledger.port());
            assertThat(status.exitCode()).isZero();
            assertThat(status.json().path("ready").asBoolean()).isTrue();

            assertThat(LedgerProcess.run("up", "--port", "0", "--data", data.toString()))
                    .satisfies(second -> {
                        assertThat(second.exitCode()).isEqualTo(4);
                        assertThat(second.out()).isEmpty();
                        assertThat(second.err().lines()).hasSize(1);
                        assertThat(second.err()).contains("in use by another journey ledger", "--data");
                    });
            assertThat(LedgerProcess.run(
                            "up",
                            "--port",
                            ledger.port(),
                            "--data",
                            folder.resolve("other").toString()))
                    .satisfies(second -> {
                        assertThat(second.exitCode()).isEqualTo(4);
                        assertThat(second.out()).isEmpty();
                        assertThat(second.err().lines()).hasSize(1);
                        assertThat(second.err()).contains("Port " + ledger.port(), "taken", "--port");
                    });

            takeTheEventsOut(ledger, data, before.path("events").asLong());

            assertThat(LedgerProcess.run("stop", "--port", ledger.port()).exitCode())
                    .isZero();
            assertThat(ledger.isAlive()).isFalse();
            makeALedgerOfThem(data, before.path("events").asLong());
            assertThat(LedgerProcess.run("status", "--port", ledger.port()).exitCode())
                    .isEqualTo(3);
        }

        // when
        try (LedgerProcess again = LedgerProcess.up(data)) {
            // then
            assertThat(counts(again.awaitViews())).isEqualTo(counts(before));
            var twice = LedgerProcess.run("import", entries.toString(), "--json", "--url", again.url());
            assertThat(twice.json().path("duplicate").asLong()).isEqualTo(lines);
            assertThat(counts(again.awaitViews())).isEqualTo(counts(before));
        }
    }

    private void takeTheEventsOut(LedgerProcess ledger, Path data, long events) {
        Path file = folder.resolve("ledger.ndjson.gz");
        var exported = LedgerProcess.run("export", "events", "-o", file.toString(), "--port", ledger.port());
        assertThat(exported.exitCode()).as(exported.err()).isZero();
        assertThat(exported.err()).contains(String.format(Locale.ROOT, "%,d events", events));

        var part = LedgerProcess.run(
                "export",
                "events",
                "-o",
                "-",
                "--from-position",
                "3",
                "--until-position",
                "4",
                "--port",
                ledger.port());
        assertThat(part.out().lines().filter(line -> line.contains("\"position\":\"")))
                .hasSize(2);
        assertThat(LedgerProcess.run("export", "events", "--family", "sales", "--port", ledger.port()))
                .satisfies(refused -> {
                    assertThat(refused.exitCode()).isEqualTo(2);
                    assertThat(refused.err().lines()).hasSize(1);
                    assertThat(refused.err()).contains("family is 'sales'", "identity", "churn");
                });
        assertThat(LedgerProcess.run("export", "events", "--journey", "nobody", "--port", ledger.port()))
                .satisfies(refused -> {
                    assertThat(refused.exitCode()).isEqualTo(2);
                    assertThat(refused.err()).contains("journey is 'nobody'", "no such journey");
                });
        assertThat(LedgerProcess.run("import", file.toString(), "--mapping", "ndjson", "--port", ledger.port()))
                .satisfies(refused -> {
                    assertThat(refused.exitCode()).isEqualTo(2);
                    assertThat(refused.err()).contains("holds the events of a ledger", "ops/ledger restore");
                });
        assertThat(LedgerProcess.run("restore", file.toString(), "--data", data.toString()))
                .satisfies(refused -> {
                    assertThat(refused.exitCode()).isEqualTo(4);
                    assertThat(refused.err().lines()).hasSize(1);
                    assertThat(refused.err()).contains("in use by another journey ledger");
                });
    }

    private void makeALedgerOfThem(Path data, long events) throws IOException {
        String file = folder.resolve("ledger.ndjson.gz").toString();
        Path restored = folder.resolve("restored");
        assertThat(LedgerProcess.run("restore", file, "--data", restored.toString()))
                .satisfies(refused -> {
                    assertThat(refused.exitCode()).isEqualTo(2);
                    assertThat(refused.err().lines()).hasSize(1);
                    assertThat(refused.err()).contains("no master key", "journey.master-key-file");
                });
        assertThat(restored).doesNotExist();
        Files.createDirectory(restored);
        Files.copy(data.resolve("master.key"), restored.resolve("master.key"));

        var done = LedgerProcess.run("restore", file, "--data", restored.toString());
        assertThat(done.exitCode()).as(done.err()).isZero();
        assertThat(done.out()).contains(String.format(Locale.ROOT, "events    %,14d%n", events));
        assertThat(LedgerProcess.run("restore", file, "--data", restored.toString()))
                .satisfies(refused -> {
                    assertThat(refused.exitCode()).isEqualTo(1);
                    assertThat(refused.err().lines()).hasSize(1);
                    assertThat(refused.err())
                            .contains(String.format(Locale.ROOT, "has %,d events already", events), "--data");
                });
    }

    @Test
    void a_kill_amid_an_import_loses_nothing_that_was_acknowledged_and_doubles_nothing() throws Exception {
        // given
        Path data = folder.resolve("data");
        Path entries = simulated(700);
        long lines = Files.readAllLines(entries).size();
        Map<String, String> acknowledged = new ConcurrentHashMap<>();
        String id;
        Process client;
        try (LedgerProcess ledger = LedgerProcess.up(data)) {
            client = LedgerProcess.begin("import", entries.toString(), "--url", ledger.url());
            id = await().atMost(Duration.ofMinutes(1))
                    .until(
                            () -> ledger.get("/api/v1/imports")
                                    .path(0)
                                    .path("id")
                                    .asString(""),
                            found -> !found.isEmpty());
            CompletableFuture<Void> single = CompletableFuture.runAsync(() -> sendUntilGone(ledger, acknowledged));

            // when
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> !acknowledged.isEmpty()
                            && ledger.get("/api/v1/imports/" + id).path("read").asLong() > 0);
            ledger.kill();
            single.join();
        }

        // then
        assertThat(client.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(client.exitValue())
                .as("the client says that the server is gone")
                .isEqualTo(3);
        try (LedgerProcess again = LedgerProcess.up(data)) {
            JsonNode job = again.awaitImport(id);
            assertThat(job.path("state").asString()).isEqualTo("DONE");
            assertThat(job.path("read").asLong()).isEqualTo(lines);
            assertThat(job.path("rejected").asLong()).isZero();
            assertThat(job.path("recorded").asLong()).isEqualTo(distinct(entries));

            JsonNode status = again.awaitViews();
            assertThat(documents(status, "timeline"))
                    .isEqualTo(status.path("events").asLong());
            assertThat(acknowledged).isNotEmpty();
            acknowledged.forEach((entry, answer) -> {
                HttpResponse<String> second = again.post(entry);
                assertThat(second.statusCode()).isEqualTo(200);
                assertThat(place(second.body())).isEqualTo(place(answer));
            });
            LedgerProcess.run("import", entries.toString(), "--url", again.url());
            assertThat(counts(again.awaitViews())).isEqualTo(counts(status));
        }
    }

    @Test
    void the_cdnow_sample_comes_in_whole() {
        Path sample = Path.of("../../../shared/data/cdnow/CDNOW_sample.txt");
        assumeThat(sample).as("the sample lies beside the repository").exists();
        try (LedgerProcess ledger = LedgerProcess.up(folder.resolve("data"))) {
            var imported = LedgerProcess.run(
                    "import", sample.toString(), "--mapping", "cdnow", "--json", "--url", ledger.url());

            assertThat(imported.json().path("read").asLong()).isEqualTo(6_919);
            assertThat(imported.json().path("recorded").asLong()).isEqualTo(6_919);
            assertThat(imported.json().path("rejected").asLong()).isZero();
            assertThat(documents(ledger.awaitViews(), "customers")).isEqualTo(2_357);
            JsonNode spread = ledger.get("/api/v1/figures/concentration?top=20")
                    .path("spreads")
                    .path(0);
            assertThat(spread.path("journeys").asInt()).isEqualTo(2_357);
            assertThat(spread.path("top").path("share").asDouble()).isCloseTo(0.67455, within(5e-6));
            assertThat(spread.path("gini").asDouble()).isCloseTo(0.630917, within(5e-7));
        }
    }

    @Test
    void says_in_one_line_what_is_wrong() {
        assertThat(LedgerProcess.run("import", "no-such-file", "--mapping", "cdnow"))
                .satisfies(ended -> {
                    assertThat(ended.exitCode()).isEqualTo(2);
                    assertThat(ended.err().lines()).hasSize(1);
                });
        assertThat(LedgerProcess.run("status", "--port", "1")).satisfies(ended -> {
            assertThat(ended.exitCode()).isEqualTo(3);
            assertThat(ended.err().lines()).hasSize(1);
        });
    }

    private Path simulated(int customers) {
        Path file = folder.resolve("entries.ndjson");
        var ended = LedgerProcess.run(
                "simulate", "--customers", Integer.toString(customers), "--seed", "5", "-o", file.toString());
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        return file;
    }

    private static long distinct(Path entries) throws IOException {
        return Files.readAllLines(entries).stream()
                .map(JSON::readTree)
                .map(entry -> List.of(
                        entry.path("source").asString(), entry.path("id").asString()))
                .distinct()
                .count();
    }

    /** Sends one after the other and notes what was answered, until no answer comes. */
    private static void sendUntilGone(LedgerProcess ledger, Map<String, String> acknowledged) {
        for (int i = 0; ledger.isAlive(); i++) {
            String entry = """
                    {"specversion":"1.0","id":"single-%d","source":"till","type":"io.journeyledger.purchase.made.v1",\
                    "time":"2025-11-02T09:30:00Z","data":{"customer":[{"kind":"REFERENCE","value":"single-%d"}],\
                    "orderId":"s-%d","lines":[],"total":{"amount":9.90,"currency":"EUR"},"channel":"WEB"}}""".formatted(i, i % 7, i);
            try {
                HttpResponse<String> answer = ledger.post(entry);
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
                acknowledged.put(entry, answer.body());
            } catch (UncheckedIOException e) {
                return;
            }
        }
    }

    private static List<String> place(String answer) {
        JsonNode json = JSON.readTree(answer);
        return List.of(
                json.path("journey").asString(),
                json.path("firstSequence").asString(),
                json.path("events").asString());
    }

    private static long documents(JsonNode status, String view) {
        for (JsonNode each : status.path("views")) {
            if (each.path("name").asString().equals(view)) {
                return each.path("documents").asLong();
            }
        }
        throw new AssertionError("no view " + view + " in " + status);
    }

    private static List<Long> counts(JsonNode status) {
        List<Long> counts = new ArrayList<>(List.of(status.path("events").asLong()));
        status.path("views").forEach(view -> counts.add(view.path("documents").asLong()));
        return counts;
    }
}
