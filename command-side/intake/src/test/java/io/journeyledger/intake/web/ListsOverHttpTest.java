package io.journeyledger.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Lists that come page by page, and what is asked of them. */
class ListsOverHttpTest extends OverHttp {

    private static final String MAPPING = """
            name: till
            source: Bäckerei
            format: {kind: csv, header: true}
            entries:
              - type: purchase.made
                id: "{id}"
                time: {value: "{date}", patterns: [yyyy-MM-dd]}
                customer: [{kind: LOYALTY_CARD, value: "{customer}"}]
                data: {orderId: "{id}", total: {amount: "1", currency: EUR}}
            """;

    @ParameterizedTest
    @CsvSource({
        "/api/v1/imports?most=501, most",
        "/api/v1/imports?most=0, most",
        "/api/v1/imports?after=-1, after",
        "/api/v1/identity/conflicts?most=1001, most",
        "/api/v1/identity/conflicts?after=-1, after",
    })
    void whatAPageCannotHaveIsRefusedByItsName(String path, String parameter) throws Exception {
        HttpResponse<String> response = get(path);

        assertProblem(response, 400, "invalid-parameter");
        assertThat(JSON.readTree(response.body()).get("parameter").asString()).isEqualTo(parameter);
    }

    @Test
    void whatIsRejectedHasPagesOfAThousandAtMost() throws Exception {
        String id = JSON.readTree(
                        imported(MAPPING.getBytes(StandardCharsets.UTF_8)).body())
                .get("id")
                .asString();

        assertProblem(get("/api/v1/imports/" + id + "/rejects?most=1001"), 400, "invalid-parameter");
        assertProblem(get("/api/v1/imports/" + id + "/rejects?after=-1"), 400, "invalid-parameter");
        assertThat(get("/api/v1/imports/" + id + "/rejects?most=1000").statusCode())
                .isEqualTo(200);
    }

    @Test
    void everyImportIsOnSomePage() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ids.add(JSON.readTree(
                            imported(MAPPING.getBytes(StandardCharsets.UTF_8)).body())
                    .get("id")
                    .asString());
        }

        assertThat(pages("/api/v1/imports", "id")).containsAll(ids).doesNotHaveDuplicates();
    }

    @Test
    void everyConflictIsOnSomePage() throws Exception {
        for (int i = 0; i < 3; i++) {
            post("/api/v1/entries", "application/cloudevents+json", event("a" + i, "+4930100000" + i));
            post("/api/v1/entries", "application/cloudevents+json", event("b" + i, "+4930200000" + i));
            String both = event("c" + i, "+4930100000" + i)
                    .replace(
                            "\"customer\":[", "\"customer\":[{\"kind\":\"PHONE\",\"value\":\"+4930200000" + i + "\"},");
            assertProblem(post("/api/v1/entries", "application/cloudevents+json", both), 409, "identity-conflict");
        }

        assertThat(pages("/api/v1/identity/conflicts", "journeys")).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void aMappingOfAnotherEncodingIsRefusedAndItsConstantsAreNotDamaged() throws Exception {
        HttpResponse<String> response = imported(MAPPING.getBytes(StandardCharsets.ISO_8859_1));

        assertProblem(response, 400, "invalid-mapping");
        assertThat(response.body()).contains("not in UTF-8");
    }

    private static List<String> pages(String list, String name) throws Exception {
        List<String> all = new ArrayList<>();
        while (true) {
            JsonNode page =
                    JSON.readTree(get(list + "?most=1&after=" + all.size()).body());
            if (page.isEmpty()) {
                return all;
            }
            all.add(page.get(0).get(name).asString());
            if (all.size() > 20) {
                throw new AssertionError("the pages of " + list + " have no end: " + all);
            }
        }
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(program.url() + path)).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> imported(byte[] mapping) throws Exception {
        List<byte[]> parts = List.of(
                part("file", "till.csv"),
                "id,date,customer\n1,2026-03-02,K1\n".getBytes(StandardCharsets.UTF_8),
                part("mappingFile", "till.yaml"),
                mapping,
                "\r\n--part--\r\n".getBytes(StandardCharsets.US_ASCII));
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(program.url() + "/api/v1/imports"))
                        .header("Content-Type", "multipart/form-data; boundary=part")
                        .POST(BodyPublishers.ofByteArrays(parts))
                        .build(),
                BodyHandlers.ofString());
    }

    private static byte[] part(String name, String file) {
        return ("\r\n--part\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + file
                        + "\"\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
