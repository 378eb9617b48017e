package io.journeyledger.intake.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.intake.TestProgram;
import io.journeyledger.ledger.EventType;
import io.journeyledger.ledger.PurchaseEvent.PurchaseMade;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.store.EventCodec;
import io.journeyledger.store.LedgerReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EntriesOverHttpTest {

    private static final String DATA =
            "{'customer':[{'kind':'PHONE','value':'%s'}],'orderId':'%s','total':{'amount':'9.90','currency':'EUR'}}";

    @TempDir
    static Path data;

    private static TestProgram program;
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    @BeforeAll
    static void start() {
        program = TestProgram.serve(data);
    }

    @AfterAll
    static void stop() {
        program.close();
    }

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
        HttpResponse<String> response = HTTP.send(
                HttpRequest.newBuilder(URI.create(program.url() + "/api/v1/entries"))
                        .header("Content-Type", "application/json")
                        .header("ce-specversion", "1.0")
                        .header("ce-id", "b1")
                        .header("ce-source", "shop")
                        .header("ce-type", "io.journeyledger.purchase.made.v1")
                        .header("ce-time", "2026-03-02T09:30:00Z")
                        .POST(BodyPublishers.ofString(
                                DATA.formatted("0555 0102", "b1").replace('\'', '"')))
                        .build(),
                BodyHandlers.ofString());

        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
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

    @Test
    void aCommandUnderTheSameIdempotencyKeyIsRecordedOnce() throws Exception {
        String body = "{'data':{'customer':[{'kind':'PHONE','value':'0555 0106'}],'programme':'plus'}}";
        assertThat(join(body).statusCode()).isEqualTo(201);
        assertThat(join(body).statusCode()).isEqualTo(200);
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

    @ParameterizedTest
    @ValueSource(strings = {"1781481600", "1781481600000", "'1781481600'", "'20260615'", "'2026-06-15'", "true"})
    void anInstantIsNoNumberAndNoDay(String due) throws Exception {
        HttpResponse<String> answer = post(
                "/api/v1/commands/make-promise",
                "application/json",
                "{'data':{'customer':[{'kind':'PHONE','value':'0555 0109'}],'promiseId':'P9','what':'a call','due':"
                        + due + "}}");

        assertProblem(answer, 400, "invalid-field");
        assertThat(answer.body()).contains("data.due: '" + due.replace("'", "") + "' is no RFC 3339 instant such as");
    }

    static Stream<Arguments> values() {
        String survey = "record-survey {'surveyId':'V','instrument':'NPS','subject':'CONTACT',%s}";
        String bought = "record-purchase {'orderId':'V','total':{'amount':%s,'currency':'EUR'}}";
        return Stream.of(
                Arguments.of(survey.formatted("'score':9.9"), "data.score", "is no whole number"),
                Arguments.of(survey.formatted("'score':'many'"), "data.score", "'many' is no whole number"),
                Arguments.of(survey.formatted("'score':99999999999"), "data.score", "the number is too large"),
                Arguments.of(survey.formatted("'score':[9]"), "data.score", "what stands there is no whole number"),
                Arguments.of(
                        survey.replace("NPS", "nps").formatted("'score':9"),
                        "data.instrument",
                        "'nps' is none of [NPS, CSAT, CES_1, CES_2]"),
                Arguments.of(survey.replace("'NPS'", "0").formatted("'score':9"), "data.instrument", "is none of [NPS"),
                Arguments.of(bought.formatted("true"), "data.total.amount", "what stands there is no number"),
                Arguments.of(bought.formatted("'29,90'"), "data.total.amount", "'29,90' is no number"),
                Arguments.of(bought.formatted("'1e2147483647'"), "data.total.amount", "too many digits"),
                Arguments.of(bought.formatted("-1e-100000"), "data.total.amount", "too many digits"),
                Arguments.of(
                        "assess-complaint {'complaintId':'B1','severity':'MINOR','complex':'maybe'}",
                        "data.complex",
                        "'maybe' is neither true nor false"),
                Arguments.of(bought.replace("'V'", "['V']").formatted("1"), "data.orderId", "is a text"),
                Arguments.of(bought.replace("'V'", "{}").formatted("1"), "data.orderId", "is a text"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void aValueOfTheWrongKindIsToldByItsField(String said, String field, String why) throws Exception {
        int data = said.indexOf('{');
        HttpResponse<String> answer = post(
                "/api/v1/commands/" + said.substring(0, data - 1),
                "application/json",
                "{'data':{'customer':[{'kind':'PHONE','value':'0555 0115'}]," + said.substring(data + 1) + "}");

        assertProblem(answer, 400, "invalid-field");
        assertThat(JSON.readTree(answer.body()).path("field").asString()).isEqualTo(field);
        assertThat(JSON.readTree(answer.body()).path("detail").asString())
                .contains(why)
                .doesNotContain("deserialize", "Node", "Enum");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"kind":[],"value":"1"}                   | missing-field | data.customer
            {"kind":"PAGER","value":"1"}              | invalid-field | data.customer.kind
            {"kind":"PHONE","value":"unknown"}        | invalid-field | data.customer.value
            {"kind":"PHONE","value":"+"}              | invalid-field | data.customer.value
            {"kind":"EMAIL","value":"a@x","valid":1}  | unknown-field | data.customer.valid
            """)
    void anIdentifierNamesSomebody(String identifier, String code, String field) throws Exception {
        HttpResponse<String> answer = post(
                "/api/v1/commands/join-loyalty",
                "application/json",
                "{'data':{'customer':[" + identifier + "],'programme':'x'}}");

        assertProblem(answer, 400, code);
        assertThat(JSON.readTree(answer.body()).path("field").asString()).isEqualTo(field);
    }

    @Test
    void ofAFieldThatStandsTwiceNoneIsChosen() throws Exception {
        String event = event("twice", "0555 0116");
        String twice = event.replace("\"orderId\"", "\"orderId\":\"other\",\"orderId\"");

        assertThat(outcome("application/x-ndjson", twice)).startsWith("malformed a field stands twice at line 1");
        assertThat(outcome("application/cloudevents-batch+json", twice)).startsWith("malformed");
        assertThat(outcome("application/cloudevents+json", twice)).startsWith("malformed a field stands twice");
        assertThat(outcome("application/x-ndjson", event)).isEqualTo("recorded");
    }

    @Test
    void whatIsNoCloudEventIsToldHowToBeOne() throws Exception {
        HttpResponse<String> answer = post("/api/v1/entries", "application/json", event("plain", "0555 0117"));

        assertProblem(answer, 400, "malformed");
        assertThat(answer.body()).contains("application/cloudevents+json", "ce- headers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"340", "5.5", "'340'", "'5:40'", "'P1M'", "true"})
    void aDurationIsNoNumber(String duration) throws Exception {
        HttpResponse<String> answer = post("/api/v1/commands/record-contact", "application/json", contact(duration));

        assertProblem(answer, 400, "invalid-field");
        assertThat(answer.body())
                .contains("data.duration: '" + duration.replace("'", "") + "' is no ISO 8601 duration such as PT5M40S");
    }

    @Test
    void aContactLastsUpTo31Days() throws Exception {
        assertThat(post("/api/v1/commands/record-contact", "application/json", contact("'P31D'"))
                        .statusCode())
                .isEqualTo(201);
        assertProblem(
                post("/api/v1/commands/record-contact", "application/json", contact("'-PT5M'")), 409, "invalid-value");
    }

    private static String contact(String duration) {
        return "{'data':{'customer':[{'kind':'PHONE','value':'0555 0111'}],'contactId':'K1','channel':'PHONE_AGENT',"
                + "'direction':'INBOUND','purpose':'question','duration':" + duration + "}}";
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("'complaintId':'A\\ud800B'", 400, "data.complaintId"),
                Arguments.of("'complaintId':'A1','narrative':'half \\udc00'", 400, "data.narrative"),
                Arguments.of("'complaintId':'A2','narrative':'whole \\ud83d\\ude00'", 201, ""));
    }

    /** No UTF-8 can say it: what is sealed or sent on would be another text. */
    @ParameterizedTest
    @MethodSource("texts")
    void halfOfASurrogatePairIsNoText(String fields, int status, String field) throws Exception {
        HttpResponse<String> answer = post(
                "/api/v1/commands/lodge-complaint",
                "application/json",
                "{'data':{'customer':[{'kind':'PHONE','value':'0555 0110'}]," + fields + "}}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(JSON.readTree(answer.body()).path("field").asString("")).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource({"133, 201", "134, 413"})
    void aComplaintIsNamedByWhatAnIndexCanName(int characters, int status) throws Exception {
        String id = "\u6295".repeat(characters);
        HttpResponse<String> answer = post(
                "/api/v1/commands/lodge-complaint",
                "application/json",
                "{'data':{'customer':[{'kind':'PHONE','value':'0555 0110'}],'complaintId':'" + id + "'}}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    @Test
    void aYesOrNoThatIsLeftOutMeansNoAndANumberThatIsLeftOutIsMissing() throws Exception {
        String who = "'customer':[{'kind':'PHONE','value':'0555 0108'}]";
        post("/api/v1/commands/lodge-complaint", "application/json", "{'data':{" + who + ",'complaintId':'B8'}}");

        assertThat(post(
                                "/api/v1/commands/assess-complaint",
                                "application/json",
                                "{'data':{" + who + ",'complaintId':'B8','severity':'MINOR'}}")
                        .statusCode())
                .isEqualTo(201);
        assertProblem(
                post(
                        "/api/v1/commands/record-survey",
                        "application/json",
                        "{'data':{" + who + ",'surveyId':'S8','instrument':'NPS','subject':'CONTACT'}}"),
                400,
                "missing-field");
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
    void theOpenApiDocumentDescribesEveryCommand() throws Exception {
        HttpResponse<String> response = HTTP.send(
                HttpRequest.newBuilder(URI.create(program.url() + "/v3/api-docs"))
                        .build(),
                BodyHandlers.ofString());

        JsonNode paths = JSON.readTree(response.body()).get("paths");
        for (EventType type : EventType.values()) {
            assertThat(paths.has("/api/v1/commands/" + type.commandPath()))
                    .as(type.command())
                    .isTrue();
        }
        assertThat(paths.at("/~1api~1v1~1commands~1assign-complaint/post").toString())
                .contains("If-Match", "412");
        assertThat(paths.at("/~1api~1v1~1commands~1join-loyalty/post").toString())
                .doesNotContain("If-Match");
    }

    /** What became of one entry, and of one that was rejected why. */
    private static String outcome(String type, String event) throws Exception {
        JsonNode answer =
                JSON.readTree(post("/api/v1/entries", type, type.contains("batch") ? "[" + event + "]" : event)
                        .body());
        JsonNode result = answer.path("results").path(0).isMissingNode()
                ? answer
                : answer.path("results").path(0);
        return result.hasNonNull("detail")
                ? result.path("code").asString() + " " + result.path("detail").asString()
                : result.path("outcome").asString();
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

    private static HttpResponse<String> join(String body) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(program.url() + "/api/v1/commands/join-loyalty"))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", "join-1")
                        .POST(BodyPublishers.ofString(body.replace('\'', '"')))
                        .build(),
                BodyHandlers.ofString());
    }

    private static void assertProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(JSON.readTree(response.body()).get("code").asString()).isEqualTo(code);
    }

    private static String event(String id, String phone) {
        return ("{'specversion':'1.0','id':'" + id + "','source':'shop','type':'io.journeyledger.purchase.made.v1',"
                        + "'time':'2026-03-02T09:30:00Z','data':" + DATA.formatted(phone, id) + "}")
                .replace('\'', '"');
    }

    private static HttpResponse<String> post(String path, String type, String body)
            throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(program.url() + path))
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body.replace('\'', '"')))
                        .build(),
                BodyHandlers.ofString());
    }
}
