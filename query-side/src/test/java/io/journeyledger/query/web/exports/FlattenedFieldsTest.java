package io.journeyledger.query.web.exports;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.journeyledger.query.QueryProgram;
import io.journeyledger.query.Tess;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** Attributes and preferences, whose names no mapping knows, in what is taken elsewhere. */
@SpringBootTest(
        classes = QueryProgram.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.mvc.problemdetails.enabled=true")
class FlattenedFieldsTest {

    private static final JsonMapper JSON = new JsonMapper();

    @LocalServerPort
    int port;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void store() {
        assertThat(Tess.stored()).isNotEmpty();
    }

    @Test
    void a_cell_has_all_of_them_as_json() throws Exception {
        String csv = get("format=csv&order=id&q=" + encoded("_id:(T1 OR T3)"));

        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(csv)) {
            List<NamedCsvRecord> rows = reader.stream().toList();
            assertThat(rows).hasSize(2);
            assertThat(JSON.readTree(rows.get(0).getField("journey.profile")))
                    .isEqualTo(JSON.valueToTree(Map.of(
                            "state",
                            "=AZ",
                            "zipCode",
                            "850XX",
                            "tags",
                            "Older American",
                            "shoe size (EU).left",
                            "38")));
            assertThat(rows.get(0).getField("care.preferences")).isEmpty();
            assertThat(rows.get(1).getField("journey.profile")).isEqualTo("{\"state\":\"Mine.\"}");
            assertThat(rows.get(1).getField("care.preferences")).isEqualTo("{\"contactTime\":\"mornings\"}");
        }
    }

    /** Where one stands alone, it begins its cell, and a spreadsheet would take it for a formula. */
    @Test
    void a_column_has_one_of_them_by_its_name() throws Exception {
        assertThat(
                        get(
                                "format=csv&order=id&q=" + encoded("_id:(T1 OR T3)") + "&fields="
                                        + encoded(
                                                "journey.profile.state,journey.profile.shoe size (EU).left,care.preferences.contactTime")))
                .isEqualTo(String.join(
                        "\r\n",
                        "_id,journey.profile.state,journey.profile.shoe size (EU).left,care.preferences.contactTime",
                        "T1,'=AZ,38,",
                        "T3,Mine.,,mornings",
                        ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            journey.profile.zipCode:850XX                    | T1
            journey.profile.tags:"Older American"            | T1
            journey.profile.shoe\\ size\\ \\(EU\\).left:38   | T1
            care.preferences.contactTime:mornings            | T3
            care.preferences.contactTime:(mornings OR noon)  | T3
            """)
    void a_question_names_one_of_them(String question, String found) throws Exception {
        List<String> lines = get("q=" + encoded(question)).lines().toList();

        assertThat(lines).hasSize(1);
        assertThat(JSON.readTree(lines.getFirst()).path("_id").asString()).isEqualTo(found);
    }

    private String get(String question) throws Exception {
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(URI.create(
                                "http://127.0.0.1:" + port + "/api/v1/exports/views/customers?in=tess&" + question))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
