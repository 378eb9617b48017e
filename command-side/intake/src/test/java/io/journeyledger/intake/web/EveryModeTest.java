package io.journeyledger.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The same entry is answered the same, whichever way it comes. */
class EveryModeTest extends OverHttp {

    /** How an entry comes. */
    enum Mode {
        STRUCTURED("application/cloudevents+json"),
        BATCH("application/cloudevents-batch+json"),
        LINE("application/x-ndjson"),
        BINARY("application/json");

        final String type;

        Mode(String type) {
            this.type = type;
        }

        private HttpRequest request(Map<String, String> attributes, String data) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(program.url() + "/api/v1/entries"))
                    .header("Content-Type", type);
            ObjectNode event = JSON.createObjectNode();
            attributes.forEach(event::put);
            String json = event.toString();
            json = json.substring(0, json.length() - 1) + ",\"data\":" + data + "}";
            return switch (this) {
                case STRUCTURED, LINE ->
                    request.POST(BodyPublishers.ofString(json)).build();
                case BATCH ->
                    request.POST(BodyPublishers.ofString("[" + json + "]")).build();
                case BINARY -> {
                    attributes.forEach((name, value) -> request.header(
                            "ce-" + name,
                            URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20")));
                    yield request.POST(BodyPublishers.ofString(data)).build();
                }
            };
        }

        /** {@code recorded}, or code and field. */
        String outcome(Map<String, String> attributes, String data) throws Exception {
            JsonNode answer = JSON.readTree(HTTP.send(request(attributes, data), BodyHandlers.ofString())
                    .body());
            JsonNode result = answer.at("/results/0").isMissingNode() ? answer : answer.at("/results/0");
            return result.hasNonNull("code")
                    ? result.get("code").asString() + " " + result.path("field").asString()
                    : result.path("outcome").asString();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "id, , missing-field id",
        "source, , missing-field source",
        "type, , missing-field type",
        "time, , missing-field time",
        "id, ' ', missing-field id",
        "specversion, 1.1, invalid-field specversion",
        "time, 2016-12-31T23:59:60Z, invalid-field time",
        "type, no.such.type, unknown-type type",
        "subject, ' ', invalid-field subject",
        "source, LONG, too-large source",
        "actor, LONG, too-large actor",
        "type, LONG, too-large type",
    })
    void aWrongAttributeIsTold(String name, String value, String told) throws Exception {
        for (Mode mode : Mode.values()) {
            Map<String, String> attributes = attributes();
            if (value == null) {
                attributes.remove(name);
            } else {
                attributes.put(name, value.equals("LONG") ? "x".repeat(201) : value);
            }

            assertThat(mode.outcome(attributes, "[]"))
                    .as(mode + ", though its data is wrong, too")
                    .isEqualTo(told);
        }
    }

    /** Nothing calls them as addresses. */
    @ParameterizedTest
    @CsvSource({
        "source, my shop",
        "source, shop|a",
        "source, 100%",
        "source, 店",
        "dataschema, a b",
        "my-ext, x",
        "my_ext, x",
    })
    void anAttributeNeedsNotBeAnAddress(String name, String value) throws Exception {
        for (Mode mode : Mode.values()) {
            Map<String, String> attributes = attributes();
            attributes.put(name, value);

            assertThat(mode.outcome(attributes, purchase())).as(mode.name()).isEqualTo("recorded");
            assertThat(mode.outcome(attributes, purchase())).as(mode.name()).isEqualTo("duplicate");
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void dataIsMeasuredInBytesHoweverItIsWritten(Mode mode) throws Exception {
        String most = profile("漏".repeat(16_384), "漏".repeat(5_000));
        String filled = most.replace("'}}", "x".repeat(64 * 1024 - bytes(most)) + "'}}");
        assertThat(bytes(filled)).isEqualTo(64 * 1024);

        assertThat(mode.outcome(described(), json(filled))).isEqualTo("recorded");
        assertThat(mode.outcome(described(), json(filled.replace(",", "," + " ".repeat(9_000)))))
                .as("with blanks between")
                .isEqualTo("recorded");
        assertThat(mode.outcome(described(), json(filled).replace("漏", "\\u6f0f")))
                .as("escaped")
                .isEqualTo("recorded");
        assertThat(mode.outcome(described(), json(filled.replace("'}}", "x'}}"))))
                .isEqualTo("too-large data");
        assertThat(mode.outcome(described(), json(profile("漏".repeat(16_384), "漏".repeat(16_384)))))
                .isEqualTo("too-large data");
    }

    private static int bytes(String data) {
        return data.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String profile(String first, String second) {
        return "{'customer':[{'kind':'PHONE','value':'0555 0160'}],'aspect':'DEMOGRAPHIC','attributes':{'a':'" + first
                + "','b':'" + second + "'}}";
    }

    private static String purchase() {
        return json(DATA.formatted("0555 0161", UUID.randomUUID()));
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private static Map<String, String> described() {
        Map<String, String> attributes = attributes();
        attributes.put("type", "io.journeyledger.profile.described.v1");
        return attributes;
    }

    private static Map<String, String> attributes() {
        return new LinkedHashMap<>(Map.of(
                "specversion",
                "1.0",
                "id",
                UUID.randomUUID().toString(),
                "source",
                "shop",
                "type",
                "io.journeyledger.purchase.made.v1",
                "time",
                "2026-03-02T09:30:00Z"));
    }
}
