package io.journeyledger.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the whole program answers is what its OpenAPI document says, to the last field. */
class DescribedAnswersIT extends AtTheDemo {
    private static final JsonMapper JSON = new JsonMapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    /** Fills the parts of addresses, and what has to be asked; {@code id} depends on the address. */
    private static final Map<String, String> ASKED = Map.of(
            "/api/v1/figures/rfm/{cell}", "/api/v1/figures/rfm/555",
            "/api/v1/figures/retention",
                    "/api/v1/figures/retention?from=2026-01-01T00:00:00Z&until=2026-06-01T00:00:00Z",
            "/api/v1/search", "/api/v1/search?q=radio",
            "/api/v1/exports/ocel", "/api/v1/exports/ocel?occurredUntil=2025-01-01T00:00:00Z");

    private final JsonNode document = closed(ledger.get("/api/v1/openapi"));

    /** So that what is not described does not pass for what is. */
    private static JsonNode closed(JsonNode document) {
        document.at("/components/schemas").forEach(schema -> {
            if (schema.has("properties") && !schema.has("additionalProperties")) {
                ((ObjectNode) schema).put("additionalProperties", false);
            }
        });
        return document;
    }

    @Test
    void whatever_is_read_is_as_described() {
        Map<String, String> ids = ids();
        List<String> paths = document.path("paths").properties().stream()
                .filter(path -> path.getValue().at("/get/responses/200/content").has("application/json"))
                .map(Map.Entry::getKey)
                .toList();

        assertThat(paths).hasSizeGreaterThan(25).allSatisfy(path -> {
            HttpResponse<String> answer = ledger.look(ledger.url() + asked(path, ids));

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(wrong(path, "get", answer)).as(answer.body()).isEmpty();
        });
    }

    private static String asked(String path, Map<String, String> ids) {
        String asked = ASKED.getOrDefault(path, path);
        for (Map.Entry<String, String> id : ids.entrySet()) {
            asked = asked.replace(id.getKey(), id.getValue());
        }
        return asked;
    }

    /** What there is to be named, a run of each kind among it. */
    private Map<String, String> ids() {
        JsonNode complaint = ledger.get("/api/v1/complaints").at("/complaints/0");
        String journey = complaint.at("/journey/id").asString();
        Map<String, String> ids = new HashMap<>(Map.of(
                "{journey}",
                journey,
                "{complaint}",
                complaint.path("complaintId").asString(),
                "journeys/{id}",
                "journeys/" + journey,
                "imports/{id}",
                "imports/" + ledger.get("/api/v1/imports").at("/0/id").asString()));
        Map.of(
                        "audits", "{'views':['customers']}",
                        "rehearsals", "{'from':{'occurredUntil':'2026-06-01T00:00:00Z'},'to':{}}",
                        "rebuilds", "{'views':['customers'],'into':'described'}")
                .forEach((runs, order) -> {
                    String path = "/api/v1/" + runs;
                    HttpResponse<String> begun = ledger.post(path, "application/json", order.replace('\'', '"'));
                    assertThat(wrong(path, "post", begun)).as(begun.body()).isEmpty();
                    String id = JSON.readTree(begun.body()).path("id").asString();
                    await().atMost(Duration.ofMinutes(2))
                            .until(() ->
                                    ledger.get(path + "/" + id).path("over").asBoolean());
                    ids.put(runs + "/{id}", runs + "/" + id);
                });
        return ids;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            /api/v1/entries                  | application/cloudevents+json       | {'specversion':'1.0','id':'d1','source':'described','type':'io.journeyledger.preference.noted.v1','time':'2026-06-01T00:00:00Z','data':{'customer':[{'kind':'EMAIL','value':'d@example.org'}],'topic':'time','value':'noon'}}
            /api/v1/entries                  | application/cloudevents+json       | {'specversion':'1.0'}
            /api/v1/entries                  | application/cloudevents-batch+json | [{'specversion':'1.0'}]
            /api/v1/commands/note-preference | application/json                   | {'data':{'customer':[{'kind':'EMAIL','value':'d@example.org'}],'topic':'day','value':'Monday'}}
            /api/v1/commands/note-preference | application/json                   | {'data':{'topic':'day'}}
            /api/v1/models/fit               | application/json                   | {'until':'2026-06-01'}
            """)
    void whatever_is_sent_is_answered_as_described(String path, String type, String body) {
        HttpResponse<String> answer = ledger.post(path, type, body.replace('\'', '"'));

        assertThat(wrong(path, "post", answer)).as(answer.body()).isEmpty();
    }

    private List<Error> wrong(String path, String method, HttpResponse<String> answer) {
        String status = Integer.toString(answer.statusCode());
        JsonNode content = document.path("paths")
                .path(path)
                .path(method)
                .path("responses")
                .path(status)
                .path("content");
        String type = answer.statusCode() < 300 ? "application/json" : "application/problem+json";
        assertThat(content.has(type))
                .as(method + " " + path + " " + status + " " + answer.body())
                .isTrue();
        ObjectNode schema = (ObjectNode) content.path(type).path("schema").deepCopy();
        schema.set("components", document.path("components"));
        return SCHEMAS.getSchema(schema.toString()).validate(answer.body(), InputFormat.JSON);
    }
}
