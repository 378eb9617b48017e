package io.journeyledger.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The packaged program as people run it: a process of its own, with its own Elasticsearch, on a port of its own. */
final class LedgerProcess implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofMinutes(4);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(4);

    /** For a program that runs for seconds: the second compiler takes half of a start. */
    private static final String SHORT_RUN = "-XX:TieredStopAtLevel=1";

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final String url;

    private LedgerProcess(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /**
     * What a command of the program did.
     *
     * @param out its standard output
     * @param err its standard error
     */
    record Ended(int exitCode, String out, String err) {
        JsonNode json() {
            assertThat(out.strip().lines())
                    .as("one JSON object on standard output")
                    .hasSize(1);
            return JSON.readTree(out);
        }
    }

    /** Starts the server on this data and returns when it says that it is ready. */
    static LedgerProcess up(Path data, String... options) {
        return up(data, Map.of(), options);
    }

    /** @param settings as variables of its environment */
    static LedgerProcess up(Path data, Map<String, String> settings, String... options) {
        List<String> command = command("up", "--port", "0", "--data", data.toString());
        command.addAll(List.of(options));
        Path log = data.resolveSibling(data.getFileName() + ".log");
        try {
            ProcessBuilder up =
                    new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
            up.environment().put("JDK_JAVA_OPTIONS", SHORT_RUN); // its Elasticsearch, too
            up.environment().putAll(settings);
            Process process = up.start();
            CompletableFuture<String> line = new CompletableFuture<>();
            Thread.ofVirtual().start(() -> {
                try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
                    line.complete(String.valueOf(out.readLine()));
                } catch (IOException e) {
                    line.completeExceptionally(e);
                }
            });
            try {
                String said = line.get(LONGEST_START.toSeconds(), TimeUnit.SECONDS);
                assertThat(said).as(Files.readString(log)).startsWith("ready http://127.0.0.1:");
                return new LedgerProcess(process, said.substring("ready ".length()));
            } catch (ExecutionException | TimeoutException | AssertionError e) {
                process.destroy();
                throw new AssertionError("The server did not start: " + Files.readString(log), e);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Begins a command; its output is thrown away. */
    static Process begin(String... words) throws IOException {
        return new ProcessBuilder(command(words))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Runs a command to its end. */
    static Ended run(String... words) {
        try {
            Path out = Files.createTempFile("ledger", ".out");
            Path err = Files.createTempFile("ledger", ".err");
            Process process = new ProcessBuilder(command(words))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            assertThat(process.waitFor(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS))
                    .as("%s ends", String.join(" ", words))
                    .isTrue();
            Ended ended = new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
            Files.delete(out);
            Files.delete(err);
            return ended;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static List<String> command(String... words) {
        Path jar = Path.of("target", "journey-ledger.jar").toAbsolutePath();
        assertThat(jar).as("packaged before integration tests").exists();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                SHORT_RUN,
                "-jar",
                jar.toString()));
        command.addAll(List.of(words));
        return command;
    }

    /** Such as {@code http://127.0.0.1:40123}. */
    String url() {
        return url;
    }

    String port() {
        return Integer.toString(URI.create(url).getPort());
    }

    JsonNode get(String path) {
        HttpResponse<String> answer = look(url + path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    /** Sends one entry. */
    HttpResponse<String> post(String entry) {
        return post("/api/v1/entries", "application/cloudevents+json", entry);
    }

    /** Sends JSON to any path. */
    JsonNode post(String path, String json) {
        HttpResponse<String> answer = post(path, "application/json", json);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return JSON.readTree(answer.body());
    }

    HttpResponse<String> post(String path, String type, String body) {
        return send(HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    /** A request without a body. */
    HttpResponse<String> request(String method, String path) {
        return send(HttpRequest.newBuilder(URI.create(url + path))
                .method(method, BodyPublishers.noBody())
                .build());
    }

    /** Asks another server, such as the Elasticsearch beside it. */
    JsonNode ask(String address) {
        return JSON.readTree(look(address).body());
    }

    /** Whatever any server answers. */
    HttpResponse<String> look(String address) {
        return send(HttpRequest.newBuilder(URI.create(address)).build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The status when every event is in every view, and searches see it. */
    JsonNode awaitViews() {
        JsonNode caughtUp = await().atMost(LONGEST_WAIT)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> get("/api/v1/status"),
                        status -> status.path("caughtUp").asBoolean());
        // What was just written is counted from the next refresh on, which each index has at its own time.
        ask(caughtUp.path("elasticsearch").asString() + "/journey-*/_refresh");
        return get("/api/v1/status");
    }

    /** The import when it is over. */
    JsonNode awaitImport(String id) {
        return await().atMost(LONGEST_WAIT)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> get("/api/v1/imports/" + id),
                        job -> !job.path("state").asString().equals("RUNNING"));
    }

    /** Ends it as a power cut would. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS).join();
    }
}
