package io.journeyledger.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CloudEvents whose attributes are headers. */
class BinaryOverHttpTest extends OverHttp {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            p%20%C3%A9%25 | p é%
            "q\\"q"       | q"q
            50%           | 50%
            %2525         | %25
            """)
    void attributesAreDecodedOnce(String header, String id) throws Exception {
        HttpResponse<String> binary = binary("1.0", header);
        assertThat(binary.statusCode()).as(binary.body()).isEqualTo(201);

        HttpResponse<String> structured = HTTP.send(
                HttpRequest.newBuilder(URI.create(program.url() + "/api/v1/entries"))
                        .header("Content-Type", "application/cloudevents+json")
                        .POST(BodyPublishers.ofString(
                                event("x", "0555 0102").replace("\"x\"", JSON.writeValueAsString(id))))
                        .build(),
                BodyHandlers.ofString());

        assertThat(structured.statusCode()).as("the same event").isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.3", "1.1"})
    void anotherVersionIsRefused(String version) throws Exception {
        HttpResponse<String> response = binary(version, "v" + version);

        assertProblem(response, 400, "invalid-field");
        assertThat(JSON.readTree(response.body()).path("field").asString()).isEqualTo("specversion");
    }

    @Test
    void anAttributeThatIsNoUtf8IsRefused() throws Exception {
        assertProblem(binary("1.0", "%FF"), 400, "malformed");
    }

    private static HttpResponse<String> binary(String version, String id) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(program.url() + "/api/v1/entries"))
                        .header("Content-Type", "application/json")
                        .header("ce-specversion", version)
                        .header("ce-id", id)
                        .header("ce-source", "shop")
                        .header("ce-type", "io.journeyledger.purchase.made.v1")
                        .header("ce-time", "2026-03-02T09:30:00Z")
                        .POST(BodyPublishers.ofString(
                                DATA.formatted("0555 0102", "b" + id.hashCode()).replace('\'', '"')))
                        .build(),
                BodyHandlers.ofString());
    }
}
