package io.journeyledger.server.cli;

import io.journeyledger.server.exit.CommandFailure;
import io.journeyledger.server.exit.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The options that name a running server, and the requests to it. */
final class Server {
    static final int DEFAULT_PORT = 8080;

    private static final JsonMapper JSON = new JsonMapper();

    /** What every answer of a journey ledger has. */
    private static final String OURS = "Journey-Ledger";

    private static final String NO_JSON = "no JSON came back";

    private static final String STATUS = "/api/v1/status";

    /** How long who waits for an answer is told nothing. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** Longer than a server waits for its database, so that it says itself what is wrong. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @ArgGroup
    private @Nullable Address address;

    private static final class Address {
        @Option(names = "--port", paramLabel = "PORT", description = "Port of the server on this machine (8080).")
        private @Nullable Integer port;

        @Option(names = "--url", paramLabel = "URL", description = "Address of the server, instead of a port.")
        private @Nullable URI url;
    }

    static Server at(String url) {
        Server server = new Server();
        server.address = new Address();
        server.address.url = URI.create(url);
        return server;
    }

    /** Where it is, without a slash at the end. */
    String url() {
        if (address != null && address.url != null) {
            String url = address.url.toString();
            return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        }
        int port = address == null || address.port == null ? DEFAULT_PORT : address.port;
        if (port < 1 || port > 65_535) {
            throw new CommandFailure(ExitCode.USAGE, "The port of a server is between 1 and 65535, not " + port);
        }
        return "http://127.0.0.1:" + port;
    }

    /** Whether a command without options would find the same server. */
    boolean isDefault() {
        return url().equals("http://127.0.0.1:" + DEFAULT_PORT);
    }

    JsonNode get(String path) {
        return json(send(request(path).timeout(LONGEST).build()));
    }

    JsonNode post(String path, String contentType, HttpRequest.BodyPublisher body) {
        return json(send(
                request(path).header("Content-Type", contentType).POST(body).build()));
    }

    JsonNode postJson(String path, JsonNode body) {
        return post(path, "application/json", HttpRequest.BodyPublishers.ofString(body.toString()));
    }

    /** @return nothing where the answer has no body */
    JsonNode delete(String path) {
        HttpResponse<InputStream> response = send(request(path).DELETE().build());
        return response.statusCode() == 204 ? JSON.missingNode() : json(response);
    }

    /** The body as it comes; the caller closes it. */
    InputStream stream(String path) {
        return send(request(path).build()).body();
    }

    /** The same in the form that is asked for. */
    InputStream stream(String path, String type) {
        return send(request(path).header("Accept", type).build()).body();
    }

    /** The answer as it comes, compressed if asked for; the caller closes its body. */
    HttpResponse<InputStream> open(String path, boolean compressed) {
        HttpRequest.Builder request = request(path);
        return send((compressed ? request.header("Accept-Encoding", "gzip") : request).build());
    }

    private HttpRequest.Builder request(String path) {
        try {
            return HttpRequest.newBuilder(URI.create(url() + path));
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(
                    ExitCode.USAGE, "'" + url() + "' is no address of a server, such as http://127.0.0.1:8080", e);
        }
    }

    private HttpResponse<InputStream> send(HttpRequest request) {
        HttpResponse<InputStream> response;
        try {
            response = patiently(request);
        } catch (ConnectException e) {
            throw new CommandFailure(
                    ExitCode.NOT_READY,
                    "No server answers at " + url() + ": start one with ops/ledger up, or name it with --port or --url",
                    e);
        } catch (ProtocolException e) {
            throw noLedger("it speaks no HTTP", e);
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.NOT_READY, "The server at " + url() + " does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.FAILED, "Interrupted", e);
        }
        if (response.statusCode() < 200 || response.statusCode() >= 300) {
            throw refused(response);
        }
        // As of a proxy that asks who it is: what it answers is no download and no order.
        if (response.headers().firstValue(OURS).isEmpty()) {
            throw noLedger("its answer does not say so by the header " + OURS, null);
        }
        return response;
    }

    /**
     * Waits as long as it takes: a server whose database is away gives up after half a minute, or goes on when it is
     * back.
     */
    private HttpResponse<InputStream> patiently(HttpRequest request) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<InputStream>> answer = http.sendAsync(request, BodyHandlers.ofInputStream());
        try {
            try {
                return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                tellWhatItWaitsFor(request);
                return answer.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        }
    }

    /** The status comes soon, whatever is away. */
    private void tellWhatItWaitsFor(HttpRequest waiting) throws InterruptedException {
        if (command == null || waiting.uri().getPath().endsWith(STATUS)) {
            return;
        }
        try {
            HttpRequest status = request(STATUS).timeout(LONGEST).build();
            PrintWriter err = command.commandLine().getErr();
            json(http.send(status, BodyHandlers.ofInputStream()))
                    .path("problems")
                    .forEach(problem -> err.println("Waiting for " + url() + ". " + problem.asString()));
        } catch (IOException | CommandFailure _) {
            // Nothing is known; what it waits for will tell.
        }
    }

    /** What a problem document (RFC 9457) says, or the status where there is none, and where it leads. */
    private CommandFailure refused(HttpResponse<InputStream> response) {
        int exitCode = response.statusCode() == 503 ? ExitCode.NOT_READY : ExitCode.FAILED;
        try {
            JsonNode problem = JSON.readTree(text(response));
            String said = problem.path("detail").asString(problem.path("title").asString(""));
            if (!said.isEmpty()) {
                // A run that a server started anew knows no more is not among them: its id was not typed.
                boolean askedWrongly =
                        problem.path("code").asString("").equals("invalid-parameter") || problem.has("parameter");
                return new CommandFailure(askedWrongly ? ExitCode.USAGE : exitCode, said, problem);
            }
        } catch (JacksonException _) {
            // No problem document: perhaps not our server.
        }
        // Not followed: an order would become a question, and what is sent would go to somebody else.
        String leads = response.headers()
                .firstValue("Location")
                .map(place -> ", which leads to " + place + ": name the server that is there with --url")
                .orElse("");
        return new CommandFailure(
                exitCode,
                "The server at " + url() + " answers " + response.statusCode() + " to "
                        + response.request().method() + " "
                        + response.request().uri().getPath()
                        + leads);
    }

    private JsonNode json(HttpResponse<InputStream> response) {
        try {
            JsonNode answer = JSON.readTree(text(response));
            if (answer.isMissingNode()) {
                throw noLedger(NO_JSON, null);
            }
            return answer;
        } catch (JacksonException e) {
            throw noLedger(NO_JSON, e);
        }
    }

    private CommandFailure noLedger(String why, @Nullable Throwable cause) {
        return new CommandFailure(
                ExitCode.NOT_READY, "What answers at " + url() + " is not a journey ledger: " + why, cause);
    }

    private String text(HttpResponse<InputStream> response) {
        try (InputStream body = response.body()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.NOT_READY, "The answer of " + url() + " broke off: " + e, e);
        }
    }
}
