package io.journeyledger.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a running server says of itself. */
final class Asked {

    private static final JsonMapper JSON = new JsonMapper();
    private static final long BETWEEN_LOOKS_MILLIS = 200;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server;

    Asked(URI server) {
        this.server = server;
    }

    /** Returns how many events there are when all of them are in every view. */
    long awaitViews() throws IOException, InterruptedException {
        JsonNode status = status();
        while (!status.path("caughtUp").asBoolean()) {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
            status = status();
        }
        return status.path("events").asLong();
    }

    String journeyWithMostEvents() throws IOException, InterruptedException {
        String question = "{\"size\":0,\"aggs\":{\"journeys\":{\"terms\":{\"field\":\"journey.id\",\"size\":1}}}}";
        return json(HttpRequest.newBuilder(
                                URI.create(status().path("elasticsearch").asString() + "/journey-timeline/_search"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(question)))
                .at("/aggregations/journeys/buckets/0/key")
                .asString();
    }

    /** Of the complaint that stands first on the worklist. */
    String addressOfFirstComplaint() throws IOException, InterruptedException {
        JsonNode first = get("/api/v1/complaints?size=1").at("/complaints/0");
        return "/complaints/" + first.at("/journey/stream").asString() + "/"
                + URLEncoder.encode(first.path("complaintId").asString(), StandardCharsets.UTF_8);
    }

    private JsonNode status() throws IOException, InterruptedException {
        return get("/api/v1/status");
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return json(HttpRequest.newBuilder(server.resolve(path)));
    }

    private JsonNode json(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(
                    answer.uri() + " was answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }
}
