package io.journeyledger.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.intake.Rejection;
import io.journeyledger.ledger.EventType;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the OpenAPI document says of entries, commands and imports. What all answers share, every process adds. */
class OpenApiTest extends OverHttp {

    private JsonNode document;

    @BeforeEach
    void read() throws Exception {
        document = JSON.readTree(HTTP.send(
                        HttpRequest.newBuilder(URI.create(program.url() + "/v3/api-docs"))
                                .build(),
                        BodyHandlers.ofString())
                .body());
    }

    private JsonNode post(String path) {
        return document.path("paths").path("/api/v1/" + path).path("post");
    }

    @Test
    void describesEveryCommand() {
        for (EventType type : EventType.values()) {
            JsonNode command = post("commands/" + type.commandPath());
            assertThat(command.isMissingNode()).as(type.command()).isFalse();
            for (String status : List.of("200", "201")) {
                assertThat(command.at("/responses/" + status + "/content/application~1json/schema/$ref")
                                .asString())
                        .isEqualTo("#/components/schemas/EntryAnswer");
            }
        }
        assertThat(document.at("/components/schemas/EntryAnswer/properties").propertyNames())
                .contains("outcome", "journey", "firstSequence", "events");
        assertThat(post("commands/assign-complaint").toString()).contains("If-Match", "412");
        assertThat(post("commands/join-loyalty").toString()).doesNotContain("If-Match");
    }

    @Test
    void describesTheBodyOfEachFormOfAnEntry() {
        JsonNode content = post("entries").at("/requestBody/content");

        assertThat(content.propertyNames())
                .containsExactlyInAnyOrder(
                        "application/cloudevents+json",
                        "application/json",
                        "application/cloudevents-batch+json",
                        "application/x-ndjson");
        assertThat(content.path("application/cloudevents+json").toString()).contains("#/components/schemas/CloudEvent");
        assertThat(content.path("application/cloudevents-batch+json")
                        .at("/schema/items/$ref")
                        .asString())
                .isEqualTo("#/components/schemas/CloudEvent");
        assertThat(document.at("/components/schemas/CloudEvent/required"))
                .extracting(JsonNode::asString)
                .containsExactlyInAnyOrder("specversion", "id", "source", "type", "time");
        assertThat(post("entries").path("parameters"))
                .extracting(parameter -> parameter.path("name").asString())
                .contains("ce-specversion", "ce-id", "ce-source", "ce-type", "ce-time", "ce-actor");
    }

    @Test
    void saysWhyAnEntryIsRefusedByStatusAndCode() {
        for (Rejection.Code code : Rejection.Code.values()) {
            int status = Problems.problem(new Rejection(code.code(), "", null)).getStatus();
            for (String path : List.of("entries", "commands/join-loyalty")) {
                assertThat(post(path)
                                .at("/responses/" + status + "/description")
                                .asString())
                        .as(path)
                        .contains(code.code());
            }
        }
        assertThat(post("imports").path("responses").propertyNames()).contains("202", "400", "507");
        assertThat(post("imports/{id}/cancel").path("responses").propertyNames())
                .contains("200", "404");
        assertThat(document.at("/paths/~1api~1v1~1imports~1{id}~1rejects/get/responses")
                        .propertyNames())
                .contains("200", "404");
    }
}
