package io.journeyledger.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.http.HttpMessageFactory;
import io.journeyledger.ledger.Provenance;
import io.journeyledger.store.codec.EventCodec;
import io.journeyledger.store.reading.LedgerReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
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
    void extensionsAreKeptWithTheFact() throws Exception {
        HttpResponse<String> response = binary(
                "1.0",
                "extended",
                "ce-actor",
                "agent-7",
                "ce-tenant",
                "shop%20B",
                "ce-correlationid",
                "case-1",
                "ce-causationid",
                "call-9",
                "ce-traceparent",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);

        LedgerReader ledger = program.get(LedgerReader.class);
        assertThat(EventCodec.standard()
                        .decode(ledger.read(ledger.head() - 1, 1))
                        .getFirst()
                        .provenance())
                .isEqualTo(new Provenance(
                        "shop",
                        "extended",
                        "agent-7",
                        "shop B",
                        "case-1",
                        "call-9",
                        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
    }

    @Test
    void whatTheirSdkWritesIsRead() throws Exception {
        CloudEvent event = CloudEventBuilder.v1()
                .withId("sdk é")
                .withSource(URI.create("/shops/7"))
                .withType("io.journeyledger.purchase.made.v1")
                .withTime(OffsetDateTime.parse("2026-03-02T09:30:00.5+01:00"))
                .withExtension("actor", "agent 7")
                .withData(
                        "application/json",
                        DATA.formatted("0555 0102", "sdk").replace('\'', '"').getBytes(StandardCharsets.UTF_8))
                .build();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(program.url() + "/api/v1/entries"));
        HttpMessageFactory.createWriter(request::header, body -> request.POST(BodyPublishers.ofByteArray(body)))
                .writeBinary(event);

        HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());

        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    }

    @Test
    void anAttributeThatIsNoUtf8IsRefused() throws Exception {
        assertProblem(binary("1.0", "%FF"), 400, "malformed");
    }

    /** @param others names and values of more headers */
    private static HttpResponse<String> binary(String version, String id, String... others) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(program.url() + "/api/v1/entries"));
        return HTTP.send(
                (others.length == 0 ? request : request.headers(others))
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
