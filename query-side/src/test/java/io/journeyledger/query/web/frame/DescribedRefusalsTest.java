package io.journeyledger.query.web.frame;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.query.QueryProgram;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the OpenAPI document says of answers. */
@SpringBootTest(classes = QueryProgram.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class DescribedRefusalsTest {

    /** Not of the operations that are described here: another method, a page, an import. */
    private static final Set<String> OF_NONE = Set.of("method-not-allowed", "foreign-page", "no-space");

    private static final Pattern CODE = Pattern.compile("`([a-z-]+)`");

    @LocalServerPort
    int port;

    private JsonNode document;

    @BeforeEach
    void read() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v3/api-docs"))
                    .build();
            document = new JsonMapper()
                    .readTree(http.send(request, HttpResponse.BodyHandlers.ofString())
                            .body());
        }
    }

    private record Operation(String name, String path, JsonNode described) {

        JsonNode responses() {
            return described.path("responses");
        }
    }

    private List<Operation> operations() {
        return document.path("paths").properties().stream()
                .filter(path -> path.getKey().startsWith("/api/"))
                .flatMap(path -> path.getValue().properties().stream()
                        .map(method ->
                                new Operation(method.getKey() + " " + path.getKey(), path.getKey(), method.getValue())))
                .toList();
    }

    @Test
    void every_refusal_is_a_problem_document() {
        assertThat(document.at("/components/schemas/Problem/properties").propertyNames())
                .contains("type", "title", "status", "detail", "code", "field", "parameter");
        assertThat(operations()).isNotEmpty().allSatisfy(operation -> {
            assertThat(operation.responses().propertyNames())
                    .as(operation.name())
                    .contains("400", "406", "503");
            for (Map.Entry<String, JsonNode> response : operation.responses().properties()) {
                if (response.getKey().compareTo("400") >= 0) {
                    assertThat(response.getValue()
                                    .path("content")
                                    .path("application/problem+json")
                                    .toString())
                            .as(operation.name() + " " + response.getKey())
                            .contains("#/components/schemas/Problem");
                }
            }
        });
    }

    @Test
    void what_has_a_body_or_names_one_can_be_refused_for_it() {
        assertThat(operations())
                .filteredOn(operation -> operation.described().has("requestBody"))
                .isNotEmpty()
                .allSatisfy(operation -> assertThat(operation.responses().propertyNames())
                        .as(operation.name())
                        .contains("413", "415"));
        assertThat(operations())
                .filteredOn(operation -> operation.path().contains("{"))
                .isNotEmpty()
                .allSatisfy(operation -> assertThat(operation.responses().propertyNames())
                        .as(operation.name())
                        .contains("404"));
    }

    @Test
    void ordersOfOneNameAreToldApart() {
        assertThat(fieldsOfOrder("rebuilds")).contains("views").doesNotContain("repair", "from");
        assertThat(fieldsOfOrder("audits")).containsExactlyInAnyOrder("views", "repair");
        assertThat(fieldsOfOrder("rehearsals")).containsExactlyInAnyOrder("from", "to");
    }

    private Collection<String> fieldsOfOrder(String runs) {
        String schema = document.path("paths")
                .path("/api/v1/" + runs)
                .at("/post/requestBody/content/application~1json/schema/$ref")
                .asString();
        return document.at(schema.substring(1)).path("properties").propertyNames();
    }

    @Test
    void whatIsDownloadedHasAMediaType() {
        assertThat(operations())
                .filteredOn(operation -> operation.path().startsWith("/api/v1/exports/"))
                .isNotEmpty()
                .allSatisfy(operation -> assertThat(
                                operation.responses().at("/200/content").propertyNames())
                        .as(operation.name())
                        .isNotEmpty()
                        .doesNotContain("*/*"));
    }

    /** Each row of the table of other answers: a code and a status under which an operation has it. */
    @Test
    void everyCodeOfTheReferenceStandsUnderItsStatus() throws Exception {
        List<String> rows = Files.readAllLines(Path.of("../docs/reference/refusals.md"));
        List<String> others = rows.subList(rows.indexOf("## Other answers"), rows.size()).stream()
                .filter(row -> row.startsWith("| `"))
                .toList();
        assertThat(others).isNotEmpty().allSatisfy(row -> {
            String[] cells = row.split("\\|", -1);
            for (String code :
                    codes(cells[1]).filter(each -> !OF_NONE.contains(each)).toList()) {
                assertThat(operations())
                        .as(code)
                        .anyMatch(operation -> operation
                                .responses()
                                .path(cells[2].strip())
                                .path("description")
                                .asString()
                                .contains(code));
            }
        });
    }

    private static Stream<String> codes(String cell) {
        return CODE.matcher(cell).results().map(found -> found.group(1));
    }
}
