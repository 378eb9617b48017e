package io.journeyledger.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What a start with {@code --demo} does to what is in the ledger. Without views, which need Elasticsearch. */
class DemoTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path data;

    private final StringWriter progress = new StringWriter();
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void nothing_is_made_up_in_a_ledger_that_holds_other_events() throws Exception {
        long real = served(false, url -> {
            record(url);
            return events(url);
        });

        long after = served(true, this::events);

        assertThat(after).isEqualTo(real).isPositive();
        assertThat(progress.toString().lines().filter(line -> line.contains("--demo")))
                .singleElement()
                .asString()
                .contains("Nothing was made up", "this one holds " + real + " events");
    }

    @Test
    void the_demo_is_made_up_once() throws Exception {
        long first = served(true, this::events);
        long again = served(true, url -> {
            long before = events(url);
            record(url);
            return before;
        });
        long later = served(true, this::events);

        assertThat(first).isPositive();
        assertThat(again).isEqualTo(first);
        assertThat(later).isGreaterThan(first).isLessThan(first + 10);
        assertThat(progress.toString().lines().filter(line -> line.startsWith("Making up")))
                .hasSize(1);
        assertThat(progress.toString()).doesNotContain("--demo");
    }

    /** What is asked of a server that is ready. */
    @FunctionalInterface
    private interface Use {
        long of(String url) throws Exception;
    }

    private long served(boolean demo, Use use) throws Exception {
        UpOptions options =
                new UpOptions(0, data, demo, 5, Map.of("journey.roles", "command", "server.address", "127.0.0.1"));
        CompletableFuture<String> ready = new CompletableFuture<>();
        ServerRun server = new ServerRun(options, ready::complete, new PrintWriter(progress, true));
        Thread serving = Thread.ofPlatform().start(() -> {
            try {
                server.untilStopped();
            } catch (RuntimeException e) {
                ready.completeExceptionally(e);
            }
        });
        try {
            return use.of(ready.get(2, TimeUnit.MINUTES));
        } finally {
            server.end();
            serving.join();
        }
    }

    private long events(String url) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + "/api/v1/status")).build();
        return JSON.readTree(http.send(request, BodyHandlers.ofString()).body())
                .path("events")
                .asLong();
    }

    private void record(String url) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(url + "/api/v1/entries"))
                        .header("Content-Type", "application/cloudevents+json")
                        .POST(BodyPublishers.ofString("""
                    {"specversion":"1.0","id":"1","source":"till","type":"io.journeyledger.purchase.made.v1",\
                    "time":"2025-11-02T09:30:00Z","data":{"customer":[{"kind":"REFERENCE","value":"real"}],\
                    "orderId":"r-1","lines":[],"total":{"amount":9.90,"currency":"EUR"},"channel":"WEB"}}"""))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }
}
