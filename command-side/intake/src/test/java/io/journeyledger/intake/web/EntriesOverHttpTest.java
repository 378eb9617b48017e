package io.journeyledger.intake.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.PurchaseEvent.PurchaseMade;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.store.codec.EventCodec;
import io.journeyledger.store.reading.LedgerReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class EntriesOverHttpTest extends OverHttp {

    @Test
    void aStructuredCloudEventIsRecordedAndTheSecondTimeAnsweredTheSame() throws Exception {
        String event = event("s1", "+49 555 0101");
        HttpResponse<String> first = post("/api/v1/entries", "application/cloudevents+json", event);
        HttpResponse<String> second = post("/api/v1/entries", "application/cloudevents+json", event);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(200);
        JsonNode answer = JSON.readTree(first.body());
        JsonNode again = JSON.readTree(second.body());
        assertThat(answer.get("outcome").asString()).isEqualTo("recorded");
        assertThat(again.get("outcome").asString()).isEqualTo("duplicate");
        assertThat(again.get("journey")).isEqualTo(answer.get("journey"));
    }

    @Test
    void aBinaryCloudEventIsRecorded() throws Exception {
        HttpResponse<String> response = binary("b1");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    }

    /** All without one would be one and the same. */
    @Test
    void aBinaryCloudEventWithABlankIdIsRefused() throws Exception {
        HttpResponse<String> response = binary("");

        assertProblem(response, 400, "missing-field");
        assertThat(JSON.readTree(response.body()).path("field").asString()).isEqualTo("id");
    }

    private static HttpResponse<String> binary(String id) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(program.url() + "/api/v1/entries"))
                        .header("Content-Type", "application/json")
                        .header("ce-specversion", "1.0")
                        .header("ce-id", id)
                        .header("ce-source", "shop")
                        .header("ce-type", "io.journeyledger.purchase.made.v1")
                        .header("ce-time", "2026-03-02T09:30:00Z")
                        .POST(BodyPublishers.ofString(
                                DATA.formatted("0555 0102", "b1").replace('\'', '"')))
                        .build(),
                BodyHandlers.ofString());
    }

    @Test
    void aByteOrderMarkIsNoPartOfAnEntry() throws Exception {
        assertThat(outcome("application/x-ndjson", "\uFEFF" + event("bom", "0555 0119")))
                .isEqualTo("recorded");
    }

    @Test
    void aBatchAnswersEachOfItsEntries() throws Exception {
        HttpResponse<String> response = post(
                "/api/v1/entries",
                "application/cloudevents-batch+json",
                "[" + event("x1", "0555 0103") + "," + event("x1", "0555 0103") + "," + event("", "0555 0103") + "]");

        JsonNode answers = JSON.readTree(response.body());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(answers.get("results"))
                .extracting(r -> r.get("outcome").asString())
                .containsExactly("recorded", "duplicate", "rejected");
        assertThat(answers.get("results").get(2).get("field").asString()).isEqualTo("id");
    }

    @Test
    void linesAreRecordedAndTheBrokenOneIsNamed() throws Exception {
        HttpResponse<String> response = post(
                "/api/v1/entries",
                "application/x-ndjson",
                event("n1", "0555 0104") + "\nnot json\n" + event("n2", "0555 0104"));

        JsonNode answers = JSON.readTree(response.body());
        assertThat(answers.get("recorded").asInt()).isEqualTo(2);
        assertThat(answers.get("results").get(1).get("code").asString()).isEqualTo("malformed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/cloudevents+json", "application/cloudevents-batch+json", "application/x-ndjson"})
    void dataMayBeInBase64AndStandsOnce(String type) throws Exception {
        String id = "b64-" + type.length();
        String clear = event(id, "0555 0112");
        String data = clear.substring(clear.indexOf("{\"customer"), clear.length() - 1);
        String encoded = "\"data_base64\":\"" + Base64.getEncoder().encodeToString(data.getBytes(UTF_8)) + "\"}";

        assertThat(outcome(type, clear.replace("\"data\":" + data + "}", encoded)))
                .isEqualTo("recorded");
        assertThat(outcome(type, clear.substring(0, clear.length() - 1) + "," + encoded))
                .isEqualTo("malformed an event has data or data_base64, and this one has both");
        assertThat(outcome(type, clear.replace("\"data\":" + data, "\"data_base64\":\"&&\"")))
                .isEqualTo("invalid-field data_base64 is no JSON in Base64");
        assertThat(outcome(type, clear.replace("\"data\":" + data, "\"data\":\"text\"")))
                .isEqualTo("missing-field data is missing or no JSON object");
    }

    @Test
    void aLineThatIsNotUtf8IsRefusedByItself() throws Exception {
        String lines =
                event("u1", "0555 0113") + "\n" + event("u2", "0555 0113 \u00e9") + "\r\n" + event("u3", "0555 0113");
        HttpResponse<String> response = HTTP.send(
                HttpRequest.newBuilder(URI.create(program.url() + "/api/v1/entries"))
                        .header("Content-Type", "application/x-ndjson")
                        .POST(BodyPublishers.ofByteArray(lines.getBytes(ISO_8859_1)))
                        .build(),
                BodyHandlers.ofString());

        assertThat(JSON.readTree(response.body()).get("results"))
                .extracting(result -> result.get("outcome").asString())
                .containsExactly("recorded", "rejected", "recorded");
        assertThat(response.body()).contains("the entry is not UTF-8");
    }

    /** As many digits as an amount may have are more than a double holds. */
    @ParameterizedTest
    @CsvSource({
        "/api/v1/entries, application/cloudevents+json",
        "/api/v1/entries, application/cloudevents-batch+json",
        "/api/v1/entries, application/x-ndjson",
        "/api/v1/commands/record-purchase, application/json",
    })
    void anAmountIsRecordedToItsLastDigit(String path, String type) throws Exception {
        String id = "exact-" + type.length();
        String entry = event(id, "0555 0114").replace("\"9.90\"", "999999999999999.99");
        if (type.contains("batch")) {
            entry = "[" + entry + "]";
        }
        HttpResponse<String> response = post(
                path, type, path.contains("commands") ? entry.replaceFirst("\"spec.*?\"data\":", "\"data\":") : entry);

        assertThat(response.statusCode()).as(response.body()).isIn(200, 201);
        assertThat(EventCodec.standard().decode(program.get(LedgerReader.class).read(0, 10_000)))
                .extracting(Recorded::event)
                .filteredOn(event ->
                        event instanceof PurchaseMade made && made.orderId().equals(id))
                .singleElement()
                .satisfies(event ->
                        assertThat(((PurchaseMade) event).total().amount()).isEqualByComparingTo("999999999999999.99"));
    }

    @Test
    void aCommandIsRefusedWithAProblemDocumentThatSaysWhy() throws Exception {
        HttpResponse<String> response = post(
                "/api/v1/commands/close-complaint",
                "application/json",
                "{'data':{'customer':[{'kind':'PHONE','value':'0555 0105'}],'complaintId':'B1'}}");

        JsonNode problem = JSON.readTree(response.body());
        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(problem.get("type").asString()).isEqualTo("urn:journeyledger:problem:complaint-unknown");
        assertThat(problem.get("detail").asString()).contains("B1");
    }

    /** That it is no JSON, nobody can have seen yet. */
    @Test
    void aCommandThatIsTooLargeIsRefusedBeforeItIsRead() throws Exception {
        String body = "{'data':{'programme':'" + "x".repeat(1024 * 1024) + "'";

        assertProblem(post("/api/v1/commands/join-loyalty", "application/json", body), 413, "too-large");
    }

    @Test
    void aCommandUnderTheSameIdempotencyKeyIsRecordedOnce() throws Exception {
        String body = "{'data':{'customer':[{'kind':'PHONE','value':'0555 0106'}],'programme':'plus'}}";
        assertThat(join("join-1", body).statusCode()).isEqualTo(201);
        assertThat(join("join-1", body).statusCode()).isEqualTo(200);
        assertProblem(join(" ", body), 400, "missing-field");
    }

    @Test
    void aStepThatIsMeantForAnotherStateOfTheComplaintFailsItsPrecondition() throws Exception {
        String who = "'customer':[{'kind':'PHONE','value':'0555 0107'}],'complaintId':'B7'";
        post("/api/v1/commands/lodge-complaint", "application/json", "{'data':{" + who + "}}");
        String assign = "{'data':{" + who + ",'owner':'amy'}}";

        assertProblem(sendIfMatch("assign-complaint", "\"2-x\"", assign), 412, "changed-meanwhile");
        assertThat(sendIfMatch("assign-complaint", "\"1-x\"", assign).statusCode())
                .isEqualTo(201);
        assertProblem(sendIfMatch("assign-complaint", "\"1-x\"", assign), 412, "changed-meanwhile");
        assertThat(sendIfMatch("assign-complaint", "*", assign).statusCode()).isEqualTo(201);
        assertProblem(sendIfMatch("assign-complaint", "yesterday", assign), 400, "invalid-field");
        assertProblem(
                sendIfMatch(
                        "join-loyalty",
                        "\"1\"",
                        "{'data':{'customer':[{'kind':'PHONE','value':'1'}],'programme':'x'}}"),
                400,
                "invalid-field");
    }

    @Test
    void whatIsNoCloudEventIsToldHowToBeOne() throws Exception {
        HttpResponse<String> answer = post("/api/v1/entries", "application/json", event("plain", "0555 0117"));

        assertProblem(answer, 400, "malformed");
        assertThat(answer.body()).contains("application/cloudevents+json", "ce- headers");
    }

    @Test
    void badInputIsAnsweredWithItsReasonAndChangesNothing() throws Exception {
        long before = program.get(LedgerReader.class).count();
        assertProblem(post("/api/v1/entries", "application/cloudevents+json", "{"), 400, "malformed");
        assertProblem(post("/api/v1/entries", "application/cloudevents-batch+json", "{}"), 400, "malformed");
        assertProblem(post("/api/v1/commands/fly-away", "application/json", "{'data':{}}"), 400, "unknown-type");
        assertProblem(
                post("/api/v1/commands/join-loyalty", "application/json", "{'data':{'programme':'x'}}"),
                400,
                "missing-field");
        assertProblem(
                post("/api/v1/entries", "application/cloudevents+json", event("big", "0555" + " ".repeat(70_000))),
                413,
                "too-large");
        assertThat(program.get(LedgerReader.class).count()).isEqualTo(before);
    }

    @Test
    void dataThatIsTooLargeAsAWholeIsRefused() throws Exception {
        String spoken = "{'customer':[{'kind':'PHONE','value':'0555 0199'}],'contactId':'big','channel':'PHONE_AGENT',"
                + "'direction':'INBOUND','purpose':'question','summary':'" + "x".repeat(70_000) + "'}";
        String event = event("big", "0555 0199").replace("purchase.made", "contact.made");
        event = event.substring(0, event.indexOf("\"data\":")) + "\"data\":" + spoken + "}";

        HttpResponse<String> answer = post("/api/v1/entries", "application/cloudevents+json", event);

        assertProblem(answer, 413, "too-large");
        assertThat(answer.body()).contains("data of contact.made is larger than 65536 bytes");
    }

    private static HttpResponse<String> sendIfMatch(String command, String seen, String body)
            throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(program.url() + "/api/v1/commands/" + command))
                        .header("Content-Type", "application/json")
                        .header("If-Match", seen)
                        .POST(BodyPublishers.ofString(body.replace('\'', '"')))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpResponse<String> join(String key, String body) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(program.url() + "/api/v1/commands/join-loyalty"))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.ofString(body.replace('\'', '"')))
                        .build(),
                BodyHandlers.ofString());
    }
}
