package io.journeyledger.query.web.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.journeyledger.projections.document.CustomerDocument;
import io.journeyledger.projections.document.Document;
import io.journeyledger.projections.document.View;
import io.journeyledger.query.Crowd;
import io.journeyledger.query.OfTheCrowd;
import io.journeyledger.query.QueryProgram;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tables of a population, read by others; and what no export tells. */
@SpringBootTest(
        classes = {QueryProgram.class, OfTheCrowd.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.mvc.problemdetails.enabled=true")
class PopulationTablesTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String THEN = "&recordedUntil=2026-04-01T00:00:00Z";

    private final Crowd crowd = Crowd.stored();
    private final Exports exports;

    PopulationTablesTest(@LocalServerPort int port) {
        exports = new Exports(port);
    }

    @Test
    void features_are_a_row_a_journey_in_either_form() throws Exception {
        List<JsonNode> objects = exports.get("/features?in=crowd&format=ndjson")
                .body()
                .lines()
                .map(JSON::readTree)
                .toList();
        List<NamedCsvRecord> rows =
                Exports.rows(exports.get("/features?in=crowd").body());

        Set<String> alone = crowd.all(View.CUSTOMERS).stream()
                .filter(customer -> ((CustomerDocument) customer).lifecycle() != null)
                .map(Document::id)
                .collect(Collectors.toSet());
        assertThat(rows.stream().map(row -> row.getField("journey"))).containsExactlyInAnyOrderElementsOf(alone);
        assertThat(objects).hasSameSizeAs(rows);
        for (int i = 0; i < rows.size(); i += 100) {
            for (String column : rows.get(i).getHeader()) {
                JsonNode value = objects.get(i).path(column);
                String cell = rows.get(i).getField(column);
                if (value.isNumber()) {
                    // The two are asked at two moments, and days go on meanwhile.
                    assertThat(Double.parseDouble(cell)).as(column).isCloseTo(value.asDouble(), offset(0.01));
                } else if (!column.equals("as_of")) {
                    assertThat(cell).as(column).isEqualTo(value.isNull() ? "" : value.asString());
                }
            }
        }
    }

    /**
     * Every column of three customers; what a policy's models expect of them is left out. Look at the file when it
     * changes.
     */
    @Test
    void features_are_what_was_known_as_of_the_dates() throws Exception {
        String rows = exports.get("/features?in=tess&format=ndjson&occurredUntil=2026-04-01T00:00:00Z" + THEN)
                .body();

        assertThat(rows.lines()
                        .map(row -> ((ObjectNode) JSON.readTree(row))
                                .without("alive_probability")
                                .without("expected_purchases")
                                .without("expected_spend")
                                .without("lifetime_value")
                                .toString()))
                .containsExactlyElementsOf(golden("features.ndjson").lines().toList());
    }

    /** It knows what was recorded until April, and so no date before, and no cut by when something occurred. */
    @ParameterizedTest
    @CsvSource({
        "recordedUntil=2026-04-01T00:00:00Z, 200",
        "recordedUntil=2026-04-02T00:00:00Z, 200",
        "recordedUntil=2026-03-31T23:59:59Z, 400",
        "occurredUntil=2026-04-01T00:00:00Z, 400",
        "recordedUntil=2026-04-01T00:00:00Z&occurredUntil=2026-04-01T00:00:00Z, 400",
    })
    void a_side_index_may_choose_whose_features_are_wanted_if_it_knows_no_more(String dates, int status)
            throws Exception {
        assertThat(exports.get("/features?in=tess&q=_id:T1&" + dates).statusCode())
                .isEqualTo(status);
    }

    private static String golden(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(PopulationTablesTest.class.getResourceAsStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void complaints_have_the_sixteen_columns_of_the_bureau() throws Exception {
        List<NamedCsvRecord> rows =
                Exports.rows(exports.get("/cfpb?in=crowd&company=Acme").body());

        assertThat(rows).hasSameSizeAs(crowd.all(View.COMPLAINTS));
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.getHeader()).hasSize(16);
            assertThat(row.getField("Product")).isEqualTo("kettle");
            assertThat(row.getField("Company")).isEqualTo("Acme");
            assertThat(row.getField("Submitted via")).isEqualTo("Email");
            assertThat(row.getField("Date received")).matches("\\d{4}-\\d\\d-\\d\\d");
        });
    }

    /**
     * The Bureau counts days by its own clock, five hours behind in winter, and the strongest redress; the second
     * answer stands.
     */
    @Test
    void a_complaint_is_told_in_the_words_of_the_bureau() throws Exception {
        assertThat(cfpb("T1:B1", "personal=all"))
                .containsExactly(
                        "2026-02-01",
                        "'=Kettle",
                        "Pro, 2",
                        "Leaks",
                        "When hot",
                        "It leaked \"all\" over.",
                        "Second.",
                        "mia",
                        "'=AZ",
                        "850XX",
                        "Older American",
                        "Phone",
                        "2026-02-03",
                        "Closed with monetary relief",
                        "Yes",
                        "T1:B1");
        assertThat(cfpb("T1:B1", "company=+Acme")).element(7).isEqualTo("'+Acme");
        assertThat(cfpb("T1:B1", "company=")).element(7).isEqualTo("mia");
        assertThat(cfpb("T2:B1", "personal=none")).endsWith("Email", "2026-01-20", "Closed", "Yes", "T2:B1");
        assertThat(cfpb("T3:B1", "personal=none")).endsWith("", "2026-02-02", "Untimely response", "No", "T3:B1");
        // It has a number that the whole world knows it by.
        assertThat(cfpb("T1:900", "personal=none")).endsWith("Web", "2026-02-03", "Untimely response", "No", "900");
    }

    @Test
    void a_complaint_that_is_young_is_in_progress() throws Exception {
        String young = exports.get("/cfpb?in=tess&q=_id:\"T3:B1\"&recordedUntil=2026-02-04T00:00:00Z")
                .body();

        assertThat(Exports.rows(young)).singleElement().satisfies(row -> {
            assertThat(row.getField("Company response to consumer")).isEqualTo("In progress");
            assertThat(row.getField("Timely response?")).isEqualTo("Yes");
        });
    }

    /** Columns of personal text, by whose they are. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            T1:B1 | none      | ``                       | ``      | ``   | ``
            T1:B1 | consented | It leaked "all" over.    | Second. | '=AZ | 850XX
            T1:B1 | all       | It leaked "all" over.    | Second. | '=AZ | 850XX
            T3:B1 | none      | ``                       | ``      | ``   | ``
            T3:B1 | consented | ``                       | ``      | ``   | ``
            T3:B1 | all       | Mine.                    | ``      | Mine. | ``
            T4:B1 | consented | ``                       | ``      | ``   | ``
            T4:B1 | all       | ``                       | ``      | ``   | ``
            """, quoteCharacter = '`')
    void personal_text_is_that_of_whom_it_is_asked_of_as_long_as_it_can_be_read(
            String complaint, String personal, String narrative, String response, String state, String zip)
            throws Exception {
        List<String> cells = cfpb(complaint, "personal=" + personal);

        assertThat(List.of(cells.get(5), cells.get(6), cells.get(8), cells.get(9)))
                .containsExactly(narrative, response, state, zip);
    }

    /** Tom consented then and does not today: nobody can take back what has left. */
    @Test
    void a_consent_that_was_withdrawn_opens_no_text_whatever_date_is_told() throws Exception {
        String then = "/cfpb?in=tess&q=_id:\"T3:B1\"&recordedUntil=2026-02-10T00:00:00Z&personal=";

        assertThat(exports.get(then + "all").body()).contains("Mine.");
        assertThat(exports.get(then + "consented").body()).contains("T3:B1").doesNotContain("Mine.");
    }

    private List<String> cfpb(String complaint, String parameter) throws Exception {
        return Exports.rows(exports.get("/cfpb?in=tess&q=_id:\"" + complaint + "\"&" + parameter + THEN)
                        .body())
                .getFirst()
                .getFields();
    }

    @Test
    void is_compressed_where_that_is_asked_for() throws Exception {
        HttpResponse<byte[]> response = exports.compressed("/xes?in=crowd&q=_id:J17");

        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            EventLogs.validateXes(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /xes?case=order                                        | case is 'order': use one of journey, complaint
            /xes?q=state:OPEN                                      | the view customers has no field state
            /xes?case=complaint&q=lifecycle.stage:LOYAL            | the view complaints has no field lifecycle.stage
            /ocel?occurredUntil=yesterday                          | occurredUntil is 'yesterday'
            /ocel?in=nowhere                                       | there is no side index of that name
            /features?format=parquet                               | format is 'parquet': use one of csv, ndjson
            /features?policy=7                                     | policy is '7': no policy of that version
            /features?q=_id:J17&recordedUntil=2025-01-01T00:00:00Z | the live view knows what came after
            /features?q=_id:J17&in=crowd&occurredUntil=2025-01-01T00:00:00Z | this side index knows more than
            /features?recordedUntil=2999-01-01T00:00:00Z           | recordedUntil is '2999-01-01T00:00:00Z', which lies in the future
            /xes?occurredUntil=2999-01-01T00:00:00Z                | occurredUntil is '2999-01-01T00:00:00Z', which lies in the future
            /cfpb?personal=some                                    | personal is 'some': use one of none, consented, all
            """)
    void says_what_cannot_be_asked(String path, String message) throws Exception {
        HttpResponse<String> response = exports.get(path);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(response.body()).path("detail").asString()).contains(message);
        assertThat(response.headers().firstValue("Content-Disposition")).isEmpty();
    }
}
