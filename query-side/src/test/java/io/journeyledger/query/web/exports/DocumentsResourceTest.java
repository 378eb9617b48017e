package io.journeyledger.query.web.exports;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.journeyledger.elasticsearch.SharedElasticsearch;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.DocumentJson;
import io.journeyledger.query.Crowd;
import io.journeyledger.query.QueryProgram;
import io.journeyledger.query.Tess;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Documents as programs take them elsewhere. */
@SpringBootTest(
        classes = QueryProgram.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.mvc.problemdetails.enabled=true")
class DocumentsResourceTest {

    private static final JsonMapper JSON = new JsonMapper();

    @LocalServerPort
    int port;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Crowd crowd = Crowd.stored();

    @ParameterizedTest
    @EnumSource
    void writes_every_document_once_as_the_index_holds_it(View view) throws Exception {
        HttpResponse<String> response = get("/" + view.label() + "?in=crowd");

        Map<String, JsonNode> read = documents(response.body());
        assertThat(read).isEqualTo(expected(view));
        assertThat(response.headers().firstValue("Total-Count")).hasValue(Integer.toString(read.size()));
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/x-ndjson");
        assertThat(response.headers().firstValue("Content-Disposition").orElse(""))
                .contains(view.alias() + ".ndjson");
    }

    @ParameterizedTest
    @EnumSource
    void goes_on_after_the_last_document_that_is_there(View view) throws Exception {
        List<String> whole =
                get("/" + view.label() + "?in=crowd&order=id").body().lines().toList();
        int there = whole.size() * 2 / 3;
        String last = JSON.readTree(whole.get(there - 1)).path("_id").asString();

        List<String> rest = get("/" + view.label() + "?in=crowd&order=id&after=" + encoded(last))
                .body()
                .lines()
                .toList();

        assertThat(rest).isEqualTo(whole.subList(there, whole.size()));
    }

    /** Another Elasticsearch takes what it has already in place of the old. */
    @Test
    void bulk_lines_name_each_document_and_no_index() throws Exception {
        List<String> lines = get("/transitions?in=crowd&format=bulk&q=journey.id:J17")
                .body()
                .lines()
                .toList();

        Map<String, JsonNode> expected = expected(View.TRANSITIONS);
        assertThat(lines).hasSizeGreaterThan(1);
        for (int i = 0; i < lines.size(); i += 2) {
            JsonNode action = JSON.readTree(lines.get(i));
            assertThat(action.propertyNames()).containsExactly("index");
            assertThat(action.path("index").propertyNames()).containsExactly("_id");
            assertThat(JSON.readTree(lines.get(i + 1)))
                    .isEqualTo(expected.get(action.path("index").path("_id").asString()));
        }
    }

    @Test
    void bulk_lines_fill_another_index_with_the_same() throws Exception {
        String lines = get("/transitions?in=crowd&format=bulk").body();
        URI elasticsearch = SharedElasticsearch.url();
        try {
            String answer = send(elasticsearch, "POST", "/taken-elsewhere/_bulk?refresh=true", lines);
            assertThat(answer).contains("\"errors\":false");
            assertThat(JSON.readTree(send(elasticsearch, "GET", "/taken-elsewhere/_count", ""))
                            .path("count")
                            .asInt())
                    .isEqualTo(crowd.all(View.TRANSITIONS).size());
        } finally {
            send(elasticsearch, "DELETE", "/taken-elsewhere", "");
        }
    }

    @Test
    void csv_is_read_by_others() throws Exception {
        HttpResponse<String> response = get("/customers?in=crowd&format=csv");

        Map<String, JsonNode> expected = expected(View.CUSTOMERS);
        int rows = 0;
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(response.body())) {
            for (NamedCsvRecord row : reader) {
                JsonNode document = Objects.requireNonNull(expected.get(row.getField("_id")));
                assertThat(row.getField("lifecycle.stage"))
                        .isEqualTo(document.path("lifecycle").path("stage").asString());
                assertThat(row.getField("loyalty.frequency"))
                        .isEqualTo(document.path("loyalty").path("frequency").asString(""));
                rows++;
            }
        }
        assertThat(rows).isEqualTo(expected.size());
        assertThat(response.body()).startsWith("_id,").contains("\r\n");
    }

    @Test
    void csv_has_several_values_spans_and_texts_as_spreadsheets_take_them() throws Exception {
        assertThat(Tess.stored()).isNotEmpty();

        assertThat(
                        get("/complaints?in=tess&format=csv&order=id&fields=product,redress.kind,dissatisfaction,clocks.knownBreached&q="
                                        + encoded("complaintId:B1 AND journey.stream:(T1 OR T3)"))
                                .body())
                .isEqualTo(String.join(
                        "\r\n",
                        "_id,product,redress.kind,dissatisfaction,clocks.knownBreached",
                        "T1:B1,'=Kettle,\"EXPLANATION, GOODWILL\",4,",
                        "T3:B1,Grill,,,\"2026-02-07T15:00:00.001Z/.., 2026-02-06T00:00:00Z/.., 2026-03-30T15:00:00.001Z/..\"",
                        ""));
        assertThat(get("/timeline?in=tess&format=csv&fields=@timestamp,journey.amount&q=" + encoded("_id:T1.3"))
                        .body())
                .isEqualTo("_id,'@timestamp,journey.amount\r\nT1.3,2026-01-06T09:00:00Z,29.90\r\n");
    }

    @Test
    void csv_has_the_columns_that_were_chosen() throws Exception {
        String csv = get("/customers?in=crowd&format=csv&fields=lifecycle.stage,journey.id&q=_id:J17")
                .body();

        assertThat(csv.lines().toList()).element(0).isEqualTo("_id,lifecycle.stage,journey.id");
        assertThat(csv.lines().toList()).element(1).asString().matches("J17,[A-Z_]+,J17");
    }

    @Test
    void a_question_chooses_the_documents() throws Exception {
        String found = get("/customers?in=crowd&q=" + encoded("lifecycle.stage:CHURNED AND loyalty.frequency:>1"))
                .body();

        List<String> expected = new ArrayList<>();
        expected(View.CUSTOMERS).forEach((id, document) -> {
            if (document.path("lifecycle").path("stage").asString("").equals("CHURNED")
                    && document.path("loyalty").path("frequency").asInt() > 1) {
                expected.add(id);
            }
        });
        assertThat(documents(found).keySet())
                .containsExactlyInAnyOrderElementsOf(expected)
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "loyalty.frequency, loyalty.frequency",
        "loyalty, loyalty.frequency",
        "loyalty.freq\\*, loyalty.frequency",
        "'(loyalty.frequency AND \"lifecycle.stage\"^2)', loyalty.frequency",
        "journey.profile.city, journey.profile.city"
    })
    void a_question_asks_for_documents_that_have_a_field(String asked, String field) throws Exception {
        String found =
                get("/customers?in=crowd&q=" + encoded("_exists_:" + asked)).body();

        Map<String, JsonNode> expected = expected(View.CUSTOMERS);
        expected.values()
                .removeIf(document -> document.at("/" + field.replace('.', '/')).isMissingNode());
        assertThat(documents(found)).isEqualTo(expected);
    }

    @Test
    void is_compressed_where_that_is_asked_for() throws Exception {
        HttpResponse<byte[]> response = http.send(
                request("/transitions?in=crowd")
                        .header("Accept-Encoding", "gzip")
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());

        assertThat(response.headers().firstValue("Content-Encoding")).hasValue("gzip");
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(documents(text)).hasSameSizeAs(crowd.all(View.TRANSITIONS));
            assertThat(response.body()).hasSizeLessThan(text.length() / 4);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /nonsense                                 | view is 'nonsense': use one of customers, complaints
            /customers?format=xml                     | format is 'xml': use one of ndjson, bulk, csv
            /customers?q=stage:LOYAL                  | the view customers has no field stage
            /customers?q=_exists_:loyalty.teir        | the view customers has no field loyalty.teir
            /customers?q=_exists_:%22loyalty.teir%22  | the view customers has no field loyalty.teir
            /customers?q=_exists_:(policy%20OR%20loyalty.teir)   | the view customers has no field loyalty.teir
            /customers?q=_exists_:loyalty.*           | the view customers has no field loyalty.*
            /customers?q=_exists_:care.occasions      | ask by care.dueOccasions
            /customers?q=NOT%20care.occasions.kind:AT_RISK       | ask by care.dueOccasions
            /complaints?q=clocks.breached:true        | no q looks into clocks.breached
            /complaints?q=clocks.%5C*:true            | ask by breached
            /complaints?q=_exists_:clocks.breachedAt  | ask by breached
            /customers?q=lifecycle.stage:(            | q is 'lifecycle.stage:('
            /customers?format=csv&fields=journey.id,x | fields is 'x': the view customers has no such field
            /customers?fields=journey.id              | only for csv
            /complaints?order=id&after=J17            | after is 'J17': use the _id of the last document
            /complaints?after=J17:C1                  | only with order=id
            /customers?order=position                 | order is 'position': use id
            /customers?in=nowhere                     | there is no side index of that name
            """)
    void says_what_cannot_be_asked(String path, String message) throws Exception {
        HttpResponse<String> response = get(path);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(response.body()).path("detail").asString()).contains(message);
        assertThat(response.headers().firstValue("Content-Disposition")).isEmpty();
    }

    private Map<String, JsonNode> expected(View view) {
        Map<String, JsonNode> expected = new TreeMap<>();
        crowd.all(view).forEach(document -> expected.put(document.id(), JSON.readTree(DocumentJson.write(document))));
        return expected;
    }

    private static Map<String, JsonNode> documents(String ndjson) {
        Map<String, JsonNode> read = new TreeMap<>();
        List<String> twice = new ArrayList<>();
        ndjson.lines().forEach(line -> {
            ObjectNode document = (ObjectNode) JSON.readTree(line);
            String id = document.remove("_id").asString();
            if (read.put(id, document) != null) {
                twice.add(id);
            }
        });
        assertThat(twice).isEmpty();
        return read;
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/exports/views" + path));
    }

    private String send(URI url, String method, String path, String body) throws Exception {
        return http.send(
                        HttpRequest.newBuilder(url.resolve(path))
                                .header("Content-Type", "application/x-ndjson")
                                .method(method, HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
