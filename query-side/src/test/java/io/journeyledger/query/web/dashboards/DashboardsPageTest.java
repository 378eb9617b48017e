package io.journeyledger.query.web.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.query.QueryProgram;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Dashboards as browsers and programs get them. */
@SpringBootTest(
        classes = QueryProgram.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.mvc.problemdetails.enabled=true")
class DashboardsPageTest {

    private static final JsonMapper JSON = new JsonMapper();

    @LocalServerPort
    int port;

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

    @Test
    void begin_with_the_overview_and_lead_to_the_others() throws Exception {
        HttpResponse<String> page = get("/dashboards", "en");

        assertThat(page.uri().getPath()).isEqualTo("/dashboards/overview");
        assertThat(page.body())
                .contains("<h1>Overview</h1>", "/dashboards/complaints", "/dashboards/loyalty", "/dashboards/health")
                .contains("data-chart=\"{&quot;kind&quot;")
                .contains("href=\"/api/v1/exports/kibana?language=en\"");
    }

    @Test
    void speak_the_readers_language_down_to_the_values() throws Exception {
        assertThat(get("/dashboards/overview", "zh-TW").body())
                .contains("各階段的顧客", "忠誠", "language=zh-TW")
                .doesNotContain("LOYAL<");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "en-GB", "fr", "zh-Hant-HK"})
    void lead_to_a_file_for_kibana_whatever_the_region_of_the_reader(String accepted) throws Exception {
        Matcher link = Pattern.compile("href=\"(/api/v1/exports/kibana[^\"]*)\"")
                .matcher(get("/dashboards/overview", accepted).body());

        assertThat(link.find()).isTrue();
        assertThat(get(link.group(1), accepted).statusCode()).as(link.group(1)).isEqualTo(200);
    }

    @Test
    void lists_have_headings_and_values_of_the_readers_language_and_lead_to_their_journeys() throws Exception {
        assertThat(get("/dashboards/complaints", "en").body())
                .contains("scope=\"col\">Deadline missed</th>", "scope=\"col\">Next deadline</th>")
                .containsPattern("<a class=\"id\" href=\"/journeys/([^\"]+)\">\\1</a>")
                .contains("<td>No</td>")
                .doesNotContain("nextDeadline</th>", "<td>false</td>");
        assertThat(get("/dashboards/complaints", "zh-TW").body()).contains(">曾逾期限</th>", "<td>否</td>");
    }

    @Test
    void a_number_of_journeys_is_the_name_of_none() throws Exception {
        assertThat(get("/dashboards/health", "en").body())
                .contains("What is recorded", "<a class=\"id\" href=\"/journeys/J17\">J17</a>")
                .doesNotContainPattern("href=\"/journeys/\\d+\"");
    }

    @Test
    void links_to_data_carry_what_was_chosen() throws Exception {
        assertThat(get("/dashboards/complaints?product=a%26b%20c&from=2025-01-01", "en")
                        .body())
                .contains("/dashboards/complaints/lodged.csv?product=a%26b%20c&amp;from=2025-01-01&amp;until=");
    }

    @Test
    void what_is_chosen_is_shown_as_chosen_although_nobody_has_it_any_more() throws Exception {
        assertThat(get("/dashboards/complaints?product=a%26b%20c", "en").body())
                .containsPattern("<option value=\"a&amp;b c\"[^>]* selected=\"selected\"[^>]*>a&amp;b c</option>");
    }

    @Test
    void data_of_a_panel_come_as_csv() throws Exception {
        HttpResponse<String> csv = get("/dashboards/overview/stages.csv", "en");

        assertThat(csv.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
        assertThat(csv.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"stages.csv\"");
        assertThat(csv.body())
                .startsWith("Stage,Customers\r\n")
                .contains("LOYAL,")
                .endsWith("\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/dashboards/nothing", "/dashboards/overview/nothing.csv", "/dashboards/nothing/stages.csv"})
    void what_is_not_there_is_not_found(String path) throws Exception {
        assertThat(get(path, "en").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=yesterday",
                "from=2026-02-01&until=2025-01-01",
                "until=99999-01-01",
                "until=%2B999999999-12-31"
            })
    void times_that_there_are_not_are_refused_on_a_page(String question) throws Exception {
        HttpResponse<String> page = get("/dashboards/overview?" + question, "en");

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("This cannot be asked this way");
    }

    @Test
    void days_the_wrong_way_round_are_told_as_they_were_typed() throws Exception {
        assertThat(get("/dashboards/overview?from=2026-02-01&until=2025-01-31", "en")
                        .body())
                .contains("until is &#39;2025-01-31&#39;: it must not lie before from, 2026-02-01");
    }

    @Test
    void the_file_for_kibana_is_an_attachment_in_the_language_that_is_asked_for() throws Exception {
        HttpResponse<String> file = get("/api/v1/exports/kibana?language=zh-CN", "en");

        assertThat(file.headers().firstValue("Content-Type")).contains("application/x-ndjson");
        assertThat(file.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"journey-ledger-kibana.ndjson\"");
        assertThat(file.body()).contains("\"title\":\"各阶段的客户\"");
        assertThat(get("/api/v1/exports/kibana", "zh-CN").body()).contains("\"title\":\"Customers by stage\"");
    }

    @Test
    void a_language_that_there_is_not_is_refused_with_those_that_there_are() throws Exception {
        HttpResponse<String> refused = get("/api/v1/exports/kibana?language=fr", "en");

        assertThat(refused.statusCode()).isEqualTo(400);
        JsonNode problem = JSON.readTree(refused.body());
        assertThat(problem.path("parameter").asString()).isEqualTo("language");
        assertThat(problem.path("detail").asString()).contains("en, zh-TW, zh-CN");
    }

    private HttpResponse<String> get(String path, String language) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Accept-Language", language)
                        .header("Accept", "text/html, */*")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
